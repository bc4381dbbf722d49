// Loaded into the portal that is measured: notes every few seconds how much memory is really in use, garbage taken out.
import { appendFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const EVERY_MS = 5_000

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc')
const file = process.env.HEAP_LOG

if (file) {
  setInterval(() => {
    collectGarbage()
    const { rss, heapUsed, external } = process.memoryUsage()
    appendFileSync(file, `${JSON.stringify({ at: Date.now(), rss, used: heapUsed + external })}\n`)
  }, EVERY_MS).unref()
}

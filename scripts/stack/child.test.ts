import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { temporaryDirectory } from '@/testing/temporary-directory'
import { startChild } from './child'

const log = () => join(temporaryDirectory(), 'child.log')
const FOREVER = 'setInterval(() => {}, 1000)'

describe('a child process', () => {
  test('keeps its last lines, to explain an end that nobody wanted', async () => {
    const child = startChild({
      name: 'x',
      args: ['-e', 'throw new Error("b")'],
      env: {},
      log: log(),
    })
    expect(await child.ended).toEqual({ code: 1, signal: null })
    expect(child.lastLines()).toContain('Error: b')
  })

  test('shows the lines of this run only, although the log keeps the earlier ones', async () => {
    const file = log()
    const say = (word: string) => ({ name: 'x', args: ['-e', `console.log("${word}")`], env: {}, log: file })
    await startChild(say('before')).ended
    const child = startChild(say('now'))
    await child.ended
    expect(child.lastLines()).toBe('now')
  })

  test('stops when it is told to', async () => {
    const child = startChild({ name: 'x', args: ['-e', FOREVER], env: {}, log: log() })
    await child.stop()
    expect(await child.ended).toEqual({ code: null, signal: 'SIGTERM' })
  })

  test('may have children of its own that talk to it', async () => {
    const talk = `
      const { fork } = require('node:child_process')
      if (process.argv[2] === 'grandchild') process.on('message', () => setTimeout(() => process.send('answer'), 100))
      else fork(__filename, ['grandchild']).on('message', (word) => { console.log(word); process.exit() }).send('question')`
    const script = join(temporaryDirectory(), 'talk.cjs')
    writeFileSync(script, talk)
    const child = startChild({ name: 'x', args: [script], env: {}, log: log() })
    expect(await child.ended).toEqual({ code: 0, signal: null })
    expect(child.lastLines()).toBe('answer')
  })

  test('goes when the process that started it was killed', async () => {
    const start = `
      import { startChild } from './scripts/stack/child.ts'
      console.log(startChild({ name: 'x', args: ['-e', '${FOREVER}'], env: {}, log: '${log()}' }).pid)`
    const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', start])
    const [pid] = await once(createInterface(parent.stdout), 'line')
    parent.kill('SIGKILL')
    await expect.poll(() => isAlive(Number(pid)), { timeout: 10_000 }).toBe(false)
  })
})

function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

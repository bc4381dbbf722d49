import { readFileSync } from 'node:fs'

const RHYTHM = 200

/** @type {() => void} */
let stop = () => {}
let listens = false

/**
 * Sets what happens when we are asked to stop. Besides the signals, the end of npm counts where npm started us: told
 * to stop, it ends the shell between us, and that goes without a word; killed, it says nothing at all.
 *
 * @param {() => void} act
 */
export function onStop(act) {
  stop = act
  if (listens) return
  listens = true
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop())
  if (!process.env.npm_lifecycle_event) return
  const before = lineage()
  const watch = setInterval(() => {
    if (lineage() === before) return
    clearInterval(watch)
    stop()
  }, RHYTHM)
  watch.unref()
}

/** The shell and, where the system tells, npm: each is replaced by another process when it is gone. */
function lineage() {
  const shell = process.ppid
  if (process.platform !== 'linux') return String(shell)
  try {
    const afterName = readFileSync(`/proc/${shell}/stat`, 'utf8').split(') ').pop() ?? ''
    return `${shell} ${afterName.split(' ')[1]}`
  } catch {
    return String(shell)
  }
}

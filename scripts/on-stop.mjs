/** @type {() => void} */
let stop = () => {}
let listens = false

/**
 * Sets what happens when we are asked to stop. Besides the signals, the parent's end counts where that is npm's shell:
 * told to stop, npm ends the shell, and that goes without a word to us.
 *
 * @param {() => void} act
 */
export function onStop(act) {
  stop = act
  if (listens) return
  listens = true
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop())
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, 100)
  watch.unref()
}

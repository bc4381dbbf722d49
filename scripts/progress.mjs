// Lines that say what is happening and for how long. No dependency, no syntax newer than Node 18: this runs before
// anything is installed.

const RHYTHM = 15_000
const colourful = process.stdout.isTTY && !process.env.NO_COLOR

/** @param {number} code @returns {(text: string) => string} */
const paint = (code) => (text) => (colourful ? `\u001b[${code}m${text}\u001b[0m` : text)

export const bold = paint(1)
export const dim = paint(2)
export const red = paint(31)
export const green = paint(32)
export const yellow = paint(33)
export const cyan = paint(36)

/** @param {number} milliseconds */
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(milliseconds < 9_950 ? 1 : 0)} s`

/**
 * Runs the work and prints one line with its name and duration. While it lasts, a terminal shows the seconds running;
 * elsewhere a line every 15 s says that it still works.
 *
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const started = Date.now()
  const running = () => `${cyan('…')} ${what} ${dim(seconds(Date.now() - started))}`
  const redraw = () => process.stdout.write(`\r\u001b[2K${running()}`)
  const timer = setInterval(() => (colourful ? redraw() : console.log(running())), colourful ? 200 : RHYTHM)
  try {
    const result = await work()
    finish(green('✓'))
    return result
  } catch (error) {
    finish(red('✗'))
    throw error
  } finally {
    clearInterval(timer)
  }

  /** @param {string} mark */
  function finish(mark) {
    if (colourful) process.stdout.write('\r\u001b[2K')
    console.log(`${mark} ${what} ${dim(seconds(Date.now() - started))}`)
  }
}

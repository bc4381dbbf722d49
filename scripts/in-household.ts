import { red } from './progress.mjs'
import { Household } from './stack/household'

/**
 * The frame of every script: runs it with a household, stops the household when the script ends, fails, is told to
 * stop or loses the process that started it, and exits with the right code.
 */
export async function inHousehold(main: (household: Household) => Promise<number>, stoppedCode = 0) {
  const household = new Household()
  const stop = (code: number) => void household.stop().finally(() => process.exit(code))
  const stopOnRequest = () => {
    if (!household.isStopping) console.log('\nStopping…')
    stop(stoppedCode)
  }
  process.on('message', stopOnRequest) // the bootstrap sends nothing but the wish to stop
  process.on('SIGINT', stopOnRequest)
  process.on('SIGTERM', stopOnRequest)
  process.on('disconnect', () => stop(1))
  process.stdout.on('error', () => {}) // a closed terminal must not keep us from stopping in order
  try {
    stop(await main(household))
  } catch (error) {
    if (household.isStopping) return
    console.error(`\n${red(error instanceof Error ? error.message : String(error))}`)
    stop(1)
  }
}

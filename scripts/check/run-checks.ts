import { readFileSync } from 'node:fs'
import { green, red, dim, seconds } from '../progress.mjs'
import { type Command, startChild } from '../stack/child'
import { type Household, Stopping } from '../stack/household'
import { checks, routeTypes } from './checks'

const AT_ONCE = 2

export type CheckResult = { name: string; passed: boolean; output: string }

/** Runs all checks, two at a time, and prints a line for each as it ends. */
export async function runChecks(household: Household): Promise<CheckResult[]> {
  const waiting = [...checks]
  const results = [await runCheck(household, routeTypes)]
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      results.push(await runCheck(household, check))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return results
}

/** Prints what the failed checks said. */
export function explainFailures(results: CheckResult[]) {
  for (const { name, output } of results.filter(({ passed }) => !passed)) {
    console.log(`\n${red(`✗ ${name}`)}\n${output}`)
  }
}

async function runCheck(household: Household, command: Command): Promise<CheckResult> {
  const started = Date.now()
  const child = household.add(() => startChild({ ...command, fresh: true }))
  const { code } = await child.ended
  household.remove(child)
  if (household.isStopping) throw new Stopping()
  const passed = code === 0
  console.log(`${passed ? green('✓') : red('✗')} ${command.name} ${dim(seconds(Date.now() - started))}`)
  return { name: command.name, passed, output: readFileSync(command.log, 'utf8').trim() }
}

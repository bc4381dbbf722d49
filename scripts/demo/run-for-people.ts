import { resolve } from 'node:path'
import { inHousehold } from '../in-household'
import { step } from '../progress.mjs'
import { databaseDeath } from '../stack/database-death'
import { firstDeath } from '../stack/first-death'
import { startStack, type StackOptions, type Stack } from '../stack/stack'
import { type Demo, readDemo, writeDemo } from './demo-file'
import { isEmpty } from './is-empty'
import { readOptions } from './options'
import { seed } from './seed'
import { summary } from './summary'

/**
 * Starts everything for a person to use, with a demo organization when nobody has used the database yet, tells where
 * it is and runs until it is stopped.
 */
export async function runForPeople(command: string, choices: Pick<StackOptions, 'mode' | 'environment'>) {
  const { empty, ...options } = readOptions(command, process.argv.slice(2))
  const dataDir = resolve(options.dataDir)
  await inHousehold(async (household) => {
    const databaseUrl = process.env.DATABASE_URL
    const stack = await startStack(household, { ...options, ...choices, dataDir, databaseUrl, say: step })
    const demo = await demoOf(stack, dataDir, empty)
    writeDemo(dataDir, demo)
    console.log(summary(demo, options.dataDir))
    return Promise.race([firstDeath([stack.portal, stack.simulator]), databaseDeath(stack.databaseUrl)])
  })
}

async function demoOf(stack: Stack, dataDir: string, empty: boolean): Promise<Demo> {
  const addresses = { portal: stack.portalUrl, simulator: stack.simulatorUrl }
  const known = readDemo(dataDir, addresses) ?? { ...addresses, teammate: null, directories: [], stores: [] }
  if (empty || !(await isEmpty(stack.databaseUrl))) return known
  const made = await step('Making the demo organization', () => seed(stack))
  return { ...known, ...made }
}

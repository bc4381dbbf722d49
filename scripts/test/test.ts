import { explainFailures, runChecks } from '../check/run-checks'
import { inHousehold } from '../in-household'
import { bold, dim, seconds, step } from '../progress.mjs'
import { buildPortal, isBuilt } from '../stack/build'
import type { Household } from '../stack/household'
import { provideBrowser } from './provide-browser'
import { runSuite } from './run-suite'
import { endToEnd, integration, unit } from './suites'
import { sum, type Tally } from './tally'

const LOG = 'test-results/setup.log'

await inHousehold(async (household) => {
  const started = Date.now()
  const total = sum([
    await checkAll(household),
    await runSuite(household, unit),
    await runSuite(household, integration),
    await testEndToEnd(household),
  ])
  console.log(`\n${dim(seconds(Date.now() - started))}`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0 ? 0 : 1
}, 130)

/** Each check counts as a test. */
async function checkAll(household: Household): Promise<Tally> {
  console.log(bold('checks'))
  const results = await runChecks(household)
  explainFailures(results)
  const passed = results.filter((result) => result.passed).length
  return { passed, failed: results.length - passed }
}

/** The build counts as a test, and so does a missing browser; without them there is nothing to run. */
async function testEndToEnd(household: Household): Promise<Tally> {
  try {
    await provideBrowser(household, LOG)
    if (!isBuilt()) await step('Building the portal', () => buildPortal(household, LOG))
  } catch (error) {
    if (household.isStopping) throw error
    console.log(error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1 }
  }
  return sum([{ passed: 1, failed: 0 }, await runSuite(household, endToEnd)])
}

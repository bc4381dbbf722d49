import { green, red } from '../progress.mjs'
import { inHousehold } from '../in-household'
import { explainFailures, runChecks } from './run-checks'

await inHousehold(async (household) => {
  const results = await runChecks(household)
  explainFailures(results)
  const failed = results.filter(({ passed }) => !passed)
  console.log(
    failed.length === 0
      ? green(`\nAll ${results.length} checks passed`)
      : red(
          `\n${failed.length} of ${results.length} checks failed: ${failed.map(({ name }) => name).join(', ')}`,
        ),
  )
  return failed.length === 0 ? 0 : 1
}, 130)

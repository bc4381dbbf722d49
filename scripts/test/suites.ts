import type { Suite } from './run-suite'
import { tallyPlaywright, tallyVitest } from './tally'

const REPORTS = 'test-results/reports'

const vitest = (project: string): Suite => {
  const report = `${REPORTS}/${project}.json`
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  return {
    name: `${project} tests`,
    args: ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--passWithNoTests', ...reporters],
    report,
    tally: tallyVitest,
  }
}

export const unit = vitest('unit')
export const integration = vitest('integration')

/** Its reporters are in playwright.config.ts, so that a run by hand has them too. */
export const endToEnd: Suite = {
  name: 'end-to-end tests',
  args: ['node_modules/playwright/cli.js', 'test'],
  report: `${REPORTS}/end-to-end.json`,
  tally: tallyPlaywright,
}

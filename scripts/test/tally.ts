import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

export type Tally = { passed: number; failed: number }

export const sum = (tallies: Tally[]): Tally =>
  tallies.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), {
    passed: 0,
    failed: 0,
  })

const vitest = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
})

const playwright = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
})

/**
 * Counts a vitest report. A file that fails outside of its tests counts as one failure, and so does a run that ended
 * badly although no test says why: a green count must mean a green run.
 */
export function tallyVitest(report: unknown, exitCode: number | null): Tally {
  const { numPassedTests, testResults, success } = vitest.parse(report)
  const failures = testResults
    .filter(({ status }) => status === 'failed')
    .map(({ assertionResults }) => assertionResults.filter(({ status }) => status === 'failed').length)
  const failed = failures.reduce((all, inFile) => all + Math.max(inFile, 1), 0)
  return { passed: numPassedTests, failed: atLeastOne(failed, success && exitCode === 0) }
}

/** Counts a Playwright report; a flaky test passed in the end. */
export function tallyPlaywright(report: unknown, exitCode: number | null): Tally {
  const { expected, unexpected, flaky } = playwright.parse(report).stats
  return { passed: expected + flaky, failed: atLeastOne(unexpected, exitCode === 0) }
}

/** Reads the report of a run; a run that left none has failed. */
export function tallyFile(
  file: string,
  exitCode: number | null,
  tally: (report: unknown, exitCode: number | null) => Tally,
): Tally {
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  return tally(JSON.parse(readFileSync(file, 'utf8')), exitCode)
}

const atLeastOne = (failed: number, wentWell: boolean) => (failed === 0 && !wentWell ? 1 : failed)

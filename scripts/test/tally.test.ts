import { describe, expect, test } from 'vitest'
import { sum, tallyFile, tallyPlaywright, tallyVitest } from './tally'

const file = (status: string, ...assertions: string[]) => ({
  status,
  assertionResults: assertions.map((status) => ({ status })),
})

describe('the last line of npm test', () => {
  test.each([
    [
      'all passed',
      { success: true, numPassedTests: 2, testResults: [file('passed', 'passed', 'passed')] },
      0,
      [2, 0],
    ],
    [
      'one failed',
      { success: false, numPassedTests: 1, testResults: [file('failed', 'passed', 'failed')] },
      1,
      [1, 1],
    ],
    [
      'a file that does not load is a failure',
      { success: false, numPassedTests: 0, testResults: [file('failed')] },
      1,
      [0, 1],
    ],
    [
      'a bad end without a failed test is a failure',
      { success: true, numPassedTests: 3, testResults: [] },
      1,
      [3, 1],
    ],
  ])('vitest: %s', (_, report, code, [passed, failed]) => {
    expect(tallyVitest(report, code)).toEqual({ passed, failed })
  })

  test.each([
    ['a flaky test passed in the end', { expected: 2, unexpected: 0, flaky: 1 }, 0, [3, 0]],
    ['one failed', { expected: 2, unexpected: 1, flaky: 0 }, 1, [2, 1]],
    ['a bad end without a failed test is a failure', { expected: 0, unexpected: 0, flaky: 0 }, 1, [0, 1]],
  ])('Playwright: %s', (_, stats, code, [passed, failed]) => {
    expect(tallyPlaywright({ stats }, code)).toEqual({ passed, failed })
  })

  test('a run that left no report is a failure', () => {
    expect(tallyFile('no/such/report.json', 0, tallyVitest)).toEqual({ passed: 0, failed: 1 })
  })

  test('everything is summed', () => {
    expect(
      sum([
        { passed: 1, failed: 2 },
        { passed: 3, failed: 0 },
      ]),
    ).toEqual({ passed: 4, failed: 2 })
  })
})

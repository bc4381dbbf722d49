import { describe, expect, test } from 'vitest'
import type { Answer } from './call'
import type { ClaimedJob } from './claim'
import { outcomeOf } from './outcome'

const job = (attempt = 0): ClaimedJob => ({
  id: 1,
  runId: 'run',
  functionId: 'app-f',
  stepId: 'step',
  attempt,
  event: { id: 'e', name: 'a', data: {}, ts: 0 },
  planned: false,
  version: 2,
  steps: [],
})

const answered = (
  status: number,
  body: unknown,
  more: Partial<Extract<Answer, { kind: 'answered' }>> = {},
): Answer => ({
  kind: 'answered',
  status,
  retry: true,
  body,
  ...more,
})

const decide = (answer: Answer, attempt = 0) =>
  outcomeOf(answer, job(attempt), { attempts: 3, backoffMs: 50, now: 0 })
const at = (ms: number) => new Date(ms).toISOString()
const error = { name: 'Error', message: 'no' }

describe('what an answer of the SDK means (docs/SDK_SPEC.md §4.4)', () => {
  test.each<[string, Answer, unknown]>([
    ['200: the run has completed', answered(200, 5), { kind: 'ended', status: 'completed', output: 5 }],
    ['200 without a body: completed with null', answered(200, null), { kind: 'ended', output: null }],
    ['500: again after the backoff', answered(500, error), { kind: 'retry', at: at(50) }],
    ['500 with retry-after', answered(500, error, { retryAfter: '9' }), { kind: 'retry', at: at(9_000) }],
    [
      '400 no-retry: failed',
      answered(400, error, { retry: false }),
      { kind: 'ended', status: 'failed', output: error },
    ],
    ['no SDK: again', { kind: 'unreachable', message: 'gone' }, { kind: 'retry', at: at(50) }],
    [
      'a step was done: kept, and on',
      answered(206, [{ id: 'x', op: 'StepRun', data: 1 }]),
      {
        kind: 'progress',
        parallel: false,
        steps: [{ kind: 'result', id: 'x', result: { type: 'data', data: 1 } }],
      },
    ],
    [
      'a step failed for good: its error is its result',
      answered(206, [{ id: 'x', op: 'StepFailed', error }]),
      { kind: 'progress', steps: [{ id: 'x', result: { type: 'error', error } }] },
    ],
    [
      'a step failed: the call again',
      answered(206, [{ id: 'x', op: 'StepError', error }]),
      { kind: 'retry', at: at(50) },
    ],
    [
      'a sleep: a timer',
      answered(206, [{ id: 'x', op: 'Sleep', name: '10s' }]),
      { kind: 'progress', steps: [{ kind: 'timer', id: 'x', at: at(10_000) }] },
    ],
    [
      'several steps: one call for each',
      answered(206, [
        { id: 'x', op: 'StepPlanned' },
        { id: 'y', op: 'StepPlanned' },
      ]),
      {
        kind: 'progress',
        parallel: true,
        steps: [
          { kind: 'call', id: 'x' },
          { kind: 'call', id: 'y' },
        ],
      },
    ],
    [
      'an operation that is not supported: failed, by name',
      answered(206, [{ id: 'x', op: 'InvokeFunction', displayName: 'call other' }]),
      { kind: 'ended', status: 'failed', output: { message: expect.stringContaining('"call other"') } },
    ],
    ['nonsense: failed', answered(206, { no: 'array' }), { kind: 'ended', status: 'failed' }],
  ])('%s', (_, answer, outcome) => expect(decide(answer)).toMatchObject(Object(outcome)))

  test('the last attempt ends the run', () => {
    expect(decide(answered(500, error), 2)).toMatchObject({ kind: 'ended', status: 'failed', output: error })
    expect(decide({ kind: 'unreachable', message: 'gone' }, 2)).toMatchObject({ status: 'failed' })
  })

  test('the last attempt of a step hands its error to the function', () => {
    expect(decide(answered(206, [{ id: 'x', op: 'StepError', error }]), 2)).toMatchObject({
      kind: 'progress',
      steps: [{ kind: 'result', result: { type: 'error' } }],
    })
  })
})

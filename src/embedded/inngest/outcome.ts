import { z } from 'zod'
import type { Answer } from './call'
import type { ClaimedJob } from './claim'
import { moment } from './duration'
import { retryTime } from './retry'

/** The bound of Inngest itself. */
const MOST_STEPS = 1_000

type Failure = { name: string; message: string } & Record<string, unknown>

type Step =
  | {
      kind: 'result'
      id: string
      result: { type: 'data'; data: unknown } | { type: 'error'; error: unknown }
    }
  | { kind: 'call'; id: string }
  | { kind: 'timer'; id: string; at: string }

/** What one answer means for its run. */
export type Outcome =
  | { kind: 'ended'; status: 'completed' | 'failed'; output: unknown }
  | { kind: 'retry'; at: string }
  | { kind: 'progress'; version: number; parallel: boolean; steps: Step[] }

const operation = z.looseObject({
  id: z.string(),
  op: z.string(),
  name: z.string().optional(),
  displayName: z.string().optional(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
  opts: z.looseObject({}).nullish(),
})

type Operation = z.infer<typeof operation>

type Limits = { attempts: number; backoffMs: number; now: number }

/** Decides from the SDK's answer to a call (docs/SDK_SPEC.md §4.4) what happens to the run. */
export function outcomeOf(answer: Answer, job: ClaimedJob, limits: Limits): Outcome {
  if (answer.kind === 'unreachable')
    return failed({ name: 'Error', message: answer.message }, job, limits, true)
  const { status, body, retry, retryAfter } = answer
  if (status === 200) return { kind: 'ended', status: 'completed', output: body ?? null }
  if (status !== 206) return failed(readFailure(body, status), job, limits, retry, retryAfter)

  const read = z.array(operation).safeParse(body)
  if (!read.success) return end({ name: 'Error', message: `Not understood: ${z.prettifyError(read.error)}` })
  const operations = read.data
  const unsupported = operations.find((found) => !isSupported(found))
  if (unsupported) return end(unsupportedStep(unsupported))
  if (job.steps.length + operations.length > MOST_STEPS) {
    return end({ name: 'TooManySteps', message: `A run has at most ${MOST_STEPS} steps` })
  }
  const error = operations.find(({ op }) => op === 'StepError')
  if (error && retry && job.attempt + 1 < limits.attempts) return later(retryAfter, limits)
  return {
    kind: 'progress',
    version: answer.version ?? job.version,
    parallel: operations.length > 1,
    steps: operations.map((found) => stepOf(found, limits.now)),
  }
}

/** A job that has used up its attempts without an answer, because it took its process down each time. */
export const exhausted = () =>
  end({ name: 'Error', message: 'The process died each time this function was called' })

/** A job of a function that the app no longer has. */
export const removed = ({ functionId }: ClaimedJob) =>
  end({ name: 'Error', message: `There is no function ${functionId} any more` })

function failed(
  failure: Failure,
  job: ClaimedJob,
  limits: Limits,
  retry: boolean,
  retryAfter?: string,
): Outcome {
  return retry && job.attempt + 1 < limits.attempts ? later(retryAfter, limits) : end(failure)
}

const end = (output: Failure): Outcome => ({ kind: 'ended', status: 'failed', output })

const later = (retryAfter: string | undefined, { backoffMs, now }: Limits): Outcome => ({
  kind: 'retry',
  at: retryTime(retryAfter, backoffMs, now).toISOString(),
})

function readFailure(body: unknown, status: number): Failure {
  const read = z.looseObject({ name: z.string().default('Error'), message: z.string() }).safeParse(body)
  if (read.success) return read.data
  return { name: 'Error', message: `The function answered with status ${status}: ${JSON.stringify(body)}` }
}

const supported = ['StepRun', 'Step', 'StepError', 'StepFailed', 'StepPlanned', 'Sleep']

const isSupported = ({ op, opts }: Operation) => supported.includes(op) && opts?.parallelMode !== 'race'

const unsupportedStep = ({ displayName, id, op }: Operation): Failure => ({
  name: 'UnsupportedStep',
  message: `Step "${displayName ?? id}" (${op}) is not supported by the embedded runner`,
})

function stepOf({ id, op, name = '', data, error, opts }: Operation, now: number): Step {
  switch (op) {
    case 'StepPlanned':
      return { kind: 'call', id }
    case 'Sleep':
      return { kind: 'timer', id, at: new Date(moment(String(opts?.duration ?? name), now)).toISOString() }
    case 'StepError':
    case 'StepFailed':
      return { kind: 'result', id, result: { type: 'error', error } }
    default:
      return { kind: 'result', id, result: { type: 'data', data: data ?? null } }
  }
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { ClaimedJob } from './claim'
import { isRefusedContent, type Database } from './database'
import type { Outcome } from './outcome'
import { planEvents } from './plan'
import type { RegisteredFunction } from './register'

const FAILED = 'inngest/function.failed'

type Settling = {
  database: Database
  worker: number
  functions: RegisteredFunction[]
  log: (message: string, cause?: unknown) => void
  /** Gives up waiting for the database. */
  signal: AbortSignal
}

/**
 * Writes down what became of a job. A database that is away is waited for: until it is told, nobody but this process
 * knows the answer.
 */
export async function settle(job: ClaimedJob, outcome: Outcome, to: Settling): Promise<void> {
  for (let pause = 100; !to.signal.aborted; pause = Math.min(pause * 2, 5_000)) {
    try {
      return await write(job, outcome, to)
    } catch (error) {
      if (isRefusedContent(error) && outcome !== unkeepable) return settle(job, unkeepable, to)
      to.log(`run ${job.runId} of ${job.functionId} could not be written down yet`, error)
      await sleep(pause)
    }
  }
}

const unkeepable: Outcome = {
  kind: 'ended',
  status: 'failed',
  output: {
    name: 'Error',
    message: 'PostgreSQL cannot keep what the function answered, such as a \\u0000 in a text',
  },
}

/** The end of a run and the event that tells of its failure are one statement. */
async function write(job: ClaimedJob, outcome: Outcome, { database, worker, functions }: Settling) {
  const isFailure = outcome.kind === 'ended' && outcome.status === 'failed' && job.event.name !== FAILED
  const plan = isFailure ? planEvents(functions, [failureOf(job, outcome.output)], Date.now()) : null
  await database.query(
    'select inngest.settle($1, $2, $3, $4)',
    job.id,
    worker,
    JSON.stringify(outcome),
    plan && JSON.stringify(plan),
  )
}

const failureOf = ({ functionId: function_id, runId: run_id, event }: ClaimedJob, error: unknown) => ({
  id: run_id,
  name: FAILED,
  data: { function_id, run_id, event, events: [event], error },
  ts: Date.now(),
})

import { z } from 'zod'
import type { Database } from './database'
import { eventSchema } from './event'

const milliseconds = z.number().nullable()

const claimedJob = z.object({
  id: z.number(),
  runId: z.string(),
  functionId: z.string(),
  stepId: z.string(),
  attempt: z.number(),
  event: eventSchema,
  planned: z.boolean(),
  version: z.number(),
  steps: z.array(z.tuple([z.string(), z.unknown()])),
})

/** One call of a function that this process has taken on, with the results of its run's steps in their order. */
export type ClaimedJob = z.infer<typeof claimedJob>

const claimed = z.object({
  jobs: z.array(claimedJob),
  /** Milliseconds until a job and until a debounce or cron becomes due. */
  next: z.object({ job: milliseconds, clock: milliseconds }),
})

export type Claimed = z.infer<typeof claimed>

export async function claim(database: Database, worker: number, most: number): Promise<Claimed> {
  const [row] = await database.query('select inngest.claim($1, $2) as claimed', worker, most)
  return claimed.parse(row?.claimed)
}

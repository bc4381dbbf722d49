import { z } from 'zod'
import type { Database } from './database'
import { eventSchema } from './event'

const run = z.object({
  id: z.string(),
  functionId: z.string(),
  status: z.enum(['queued', 'running', 'completed', 'failed', 'cancelled']),
  event: eventSchema,
  /** What the function returned, or the error that ended it. */
  output: z.unknown(),
  createdAt: z.date(),
  endedAt: z.date().nullable(),
})

export type Run = z.infer<typeof run>

/** The latest runs, newest first. */
export async function listRuns(database: Database, limit: number): Promise<Run[]> {
  const rows = await database.query(
    `select id, function_id as "functionId", status, event, output, created_at as "createdAt", ended_at as "endedAt"
     from inngest.run order by created_at desc, rank desc limit $1`,
    limit,
  )
  return z.array(run).parse(rows)
}

/** Whether nothing can be done right now; what waits for its time does not count. */
export async function isIdle(database: Database): Promise<boolean> {
  const [row] = await database.query(
    `select not exists (select 1 from inngest.job where state <> 'later' or run_at <= clock_timestamp())
        and not exists (select 1 from inngest.debounce where due_at <= clock_timestamp()) as idle`,
  )
  return row?.idle === true
}

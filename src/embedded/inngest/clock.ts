import { z } from 'zod'
import { nextTime } from './cron'
import type { Database, Query } from './database'
import { eventSchema, type Event } from './event'
import { nextOrder } from './plan'
import { planRun } from './plan-run'
import type { RegisteredFunction } from './register'
import { ulid } from './ulid'

const dueDebounce = z.object({ function_id: z.string(), event: eventSchema })
const dueCron = z.object({ function_id: z.string(), expression: z.string(), next_at: z.date() })

type Functions = Map<string, RegisteredFunction>

/** Keeps the table of cron times equal to what the functions say; a time that passed while nobody ran is made up for once. */
export async function setCrons(database: Database, functions: Functions, now: number) {
  const wanted = [...functions.values()].flatMap(({ id, crons }) =>
    crons.map((expression) => ({ id, expression })),
  )
  await database.transaction(async (query) => {
    await query(
      `delete from inngest.cron where not exists
         (select 1 from jsonb_to_recordset($1) as wanted(id text, expression text)
          where wanted.id = cron.function_id and wanted.expression = cron.expression)`,
      JSON.stringify(wanted),
    )
    for (const { id, expression } of wanted) {
      const next = nextTime(expression, new Date(now))
      await query('insert into inngest.cron values ($1, $2, $3) on conflict do nothing', id, expression, next)
    }
  })
}

/** Starts what the clock owes: debounced events whose quiet period is over, and crons. */
export async function startDue(database: Database, functions: Functions, now: number) {
  await database.transaction(async (query) => {
    await query('select inngest.lock()')
    await startDebounced(query, functions, now)
    await startCrons(query, functions, now)
  })
}

async function startDebounced(query: Query, functions: Functions, now: number) {
  const rows = await query(
    'delete from inngest.debounce where due_at <= clock_timestamp() returning function_id, event',
  )
  for (const due of z.array(dueDebounce).parse(rows)) {
    const target = functions.get(due.function_id)
    if (target) await start(query, target, due.event, now)
  }
}

async function startCrons(query: Query, functions: Functions, now: number) {
  const rows = await query('select * from inngest.cron where next_at <= clock_timestamp()')
  for (const { function_id, expression, next_at } of z.array(dueCron).parse(rows)) {
    const next = nextTime(expression, new Date(Math.max(now, next_at.getTime())))
    await query(
      'update inngest.cron set next_at = $3 where function_id = $1 and expression = $2',
      function_id,
      expression,
      next,
    )
    const event = {
      id: ulid(now),
      name: 'inngest/scheduled.timer',
      data: { cron: expression },
      ts: next_at.getTime(),
    }
    const target = functions.get(function_id)
    if (target) await start(query, target, event, now)
  }
}

/** Past the debounce of the function: what the clock brings has waited already. */
async function start(query: Query, target: RegisteredFunction, event: Event, now: number) {
  await query('select inngest.schedule($1)', JSON.stringify([planRun(target, event, now, nextOrder(now))]))
}

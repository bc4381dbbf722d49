import type { Query } from './database'
import { duration } from './duration'
import type { Event } from './event'
import { keyOf, planRun, type PlannedRun } from './plan-run'
import { hears, type RegisteredFunction } from './register'

let lastOrder = 0

/** Seconds since 1970, strictly increasing: within one millisecond first in is still first out. */
const nextOrder = (now: number) => (lastOrder = Math.max(now / 1_000, lastOrder + 1e-5))

/** Takes events in, inside the caller's transaction: those seen in the last 24 hours are dropped, the others start runs. */
export async function ingest(query: Query, functions: RegisteredFunction[], events: Event[], now: number) {
  const heard = new Set(events.flatMap((event) => functions.filter((target) => hears(target, event))))
  if ([...heard].some(needsLock)) await query('select inngest.lock()')
  const fresh = await remember(query, events)
  const runs: PlannedRun[] = []
  for (const event of fresh) {
    for (const target of heard) {
      if (!hears(target, event)) continue
      if (target.debounce) await postpone(query, target, event, now)
      else runs.push(planRun(target, event, now, nextOrder(now)))
    }
  }
  await schedule(query, runs)
}

/** Starts one run, past the debounce of its function: what the clock brings has waited already. */
export async function start(query: Query, target: RegisteredFunction, event: Event, now: number) {
  await schedule(query, [planRun(target, event, now, nextOrder(now))])
}

async function schedule(query: Query, runs: PlannedRun[]) {
  if (runs.length === 0) return
  await query('select inngest.schedule($1)', JSON.stringify(runs))
  await query('notify inngest_work')
}

const needsLock = ({ concurrency, debounce, singleton }: RegisteredFunction) =>
  concurrency.length > 0 || debounce !== undefined || singleton !== undefined

async function remember(query: Query, events: Event[]): Promise<Event[]> {
  const distinct = new Map(events.toReversed().map((event) => [event.id, event]))
  const rows = await query(
    `insert into inngest.event (id, payload)
     select payload->>'id', payload from jsonb_array_elements($1::jsonb) as sent(payload) order by 1
     on conflict (id) do update set payload = excluded.payload, received_at = excluded.received_at
       where event.received_at < clock_timestamp() - interval '24 hours'
     returning id`,
    JSON.stringify([...distinct.values()]),
  )
  const fresh = new Set(rows.map(({ id }) => id))
  return events.filter((event) => distinct.get(event.id) === event && fresh.has(event.id))
}

/** The last event of a quiet period wins; `timeout` bounds how long the first one can be put off. */
async function postpone(query: Query, target: RegisteredFunction, event: Event, now: number) {
  if (!target.debounce) return
  const { key, period, timeout } = target.debounce
  await query(
    `insert into inngest.debounce (function_id, key, event, due_at, latest_at) values ($1, $2, $3, $4, $5)
     on conflict (function_id, key) do update
       set event = excluded.event, due_at = least(excluded.due_at, debounce.latest_at)`,
    target.id,
    keyOf(key, event),
    JSON.stringify(event),
    new Date(now + duration(period)),
    timeout ? new Date(now + duration(timeout)) : null,
  )
  await query('notify inngest_work')
}

import { duration } from './duration'
import type { Event } from './event'
import { keyOf, planRun, type PlannedRun } from './plan-run'
import { hears, type RegisteredFunction } from './register'

/** What events would start if none of them was seen in the last 24 hours; Postgres leaves out those that were. */
export type Plan = {
  events: Event[]
  runs: PlannedRun[]
  postponed: { function_id: string; key: string; event: Event; due_at: string; latest_at?: string }[]
  /** Some of it competes for places under keys. */
  exclusive: boolean
}

let lastOrder = 0

/** Seconds since 1970, strictly increasing: within one millisecond first in is still first out. */
export const nextOrder = (now: number) => (lastOrder = Math.max(now / 1_000, lastOrder + 1e-5))

export function planEvents(functions: RegisteredFunction[], sent: Event[], now: number): Plan {
  const events = [...new Map(sent.toReversed().map((event) => [event.id, event])).values()].toReversed()
  const pairs = events.flatMap((event) =>
    functions.filter((target) => hears(target, event)).map((target) => ({ target, event })),
  )
  return {
    events,
    runs: pairs
      .filter(({ target }) => !target.debounce)
      .map(({ target, event }) => planRun(target, event, now, nextOrder(now))),
    postponed: pairs.flatMap(({ target, event }) => postpone(target, event, now)),
    exclusive: pairs.some(({ target }) => isExclusive(target)),
  }
}

const isExclusive = ({ concurrency, debounce, singleton }: RegisteredFunction) =>
  concurrency.length > 0 || debounce !== undefined || singleton !== undefined

/** The last event of a quiet period wins; `timeout` bounds how long the first one can be put off. */
function postpone({ id, debounce }: RegisteredFunction, event: Event, now: number): Plan['postponed'] {
  if (!debounce) return []
  const { key, period, timeout } = debounce
  const due_at = new Date(now + duration(period)).toISOString()
  const latest_at = timeout && new Date(now + duration(timeout)).toISOString()
  return [{ function_id: id, key: keyOf(key, event), event, due_at, ...(latest_at && { latest_at }) }]
}

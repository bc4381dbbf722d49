import type { Event } from './event'
import { evaluate } from './expression'
import type { RegisteredFunction } from './register'
import { ulid } from './ulid'

/** Inngest's own bounds for priority.run: seconds by which a run goes ahead or stays behind. */
const PRIORITY_S = 600

export type PlannedRun = {
  id: string
  function_id: string
  event: Event
  singleton: string | null
  /** Smaller goes first: seconds since 1970, moved by the priority. */
  rank: number
  keys: string[]
  limits: number[]
  /** Absent: at once, by the clock of the database. */
  at?: string
}

/** The run that an event starts: when, in which order, and under which keys. An event of the future starts then. */
export function planRun(target: RegisteredFunction, event: Event, now: number, order: number): PlannedRun {
  const start = Math.max(now, event.ts)
  const wanted = target.priority?.run ? Number(evaluate(target.priority.run, event)) : 0
  const priority = Math.max(-PRIORITY_S, Math.min(PRIORITY_S, wanted || 0))
  const limits = new Map(
    target.concurrency
      .filter(({ limit }) => limit > 0)
      .map(({ scope, key, limit }) => [
        `${scope === 'env' ? 'env' : target.id}:${key ?? ''}:${keyOf(key, event)}`,
        limit,
      ]),
  )
  return {
    id: ulid(now),
    function_id: target.id,
    event,
    singleton: target.singleton ? keyOf(target.singleton.key, event) : null,
    rank: (start > now ? start / 1_000 : order) - priority,
    keys: [...limits.keys()],
    limits: [...limits.values()],
    ...(start > now && { at: new Date(start).toISOString() }),
  }
}

export const keyOf = (expression: string | undefined, event: Event): string =>
  expression ? String(evaluate(expression, event)) : ''

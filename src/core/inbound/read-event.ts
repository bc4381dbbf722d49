import type { Json } from '../scim/json'
import { PersonEvent } from './person-event'
import { Problem, type Wrong } from './problem'

/** Clocks of two machines differ by less than this. */
const SKEW_MS = 300_000
const MOST_ERRORS = 20

/** One event of a request. Throws invalid-event naming each wrong field. */
export function readEvent(sent: Json, now: Date): PersonEvent {
  const parsed = PersonEvent.safeParse(sent)
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({ field: pointer(path), detail: message }))
    throw invalidEvent(errors.slice(0, MOST_ERRORS))
  }
  const { occurredAt } = parsed.data
  if (occurredAt !== undefined && Date.parse(occurredAt) > now.getTime() + SKEW_MS) {
    throw invalidEvent([
      { field: '/occurredAt', detail: 'is in the future; nothing that comes later would count' },
    ])
  }
  return parsed.data
}

export const invalidEvent = (errors: Wrong[]) =>
  new Problem(
    'invalid-event',
    errors.map(({ field, detail }) => `${field || 'The event'}: ${detail}`).join('. '),
    {
      errors,
    },
  )

/** RFC 6901. */
const pointer = (path: PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

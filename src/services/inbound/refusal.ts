import { Problem } from '@/core/inbound/problem'
import { invalidEvent } from '@/core/inbound/read-event'
import { ScimError } from '@/core/scim/error'

/** However an event was refused, as the events API says it. What nobody expected is written down and may be repeated. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof ScimError) return fromScim(error)
  process.stderr.write(
    `Events were not taken in: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  return new Problem('unavailable', 'Something failed here. Nothing was changed.', { retryAfter: 5 })
}

function fromScim({ status, scimType, detail, retryAfter }: ScimError): Problem {
  if (status === 429) return new Problem('too-many-requests', `${detail}.`, { retryAfter: retryAfter ?? 1 })
  if (scimType === 'uniqueness') {
    return new Problem('conflict', `${detail}.`, { errors: [{ field: '/person/id', detail }] })
  }
  // Somebody else changed the person or the group at the same moment, again and again.
  if (status === 409) return new Problem('unavailable', detail, { retryAfter: 1 })
  return scimType === 'invalidSyntax'
    ? new Problem('invalid-json', `${detail}.`)
    : invalidEvent([{ field: '', detail }])
}

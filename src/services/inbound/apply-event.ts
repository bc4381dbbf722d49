import { keepAnswer, takeEvent } from '@/adapters/db/inbound-events'
import { lockInboundPerson, saveInboundPerson } from '@/adapters/db/inbound-people'
import type { Tenant } from '@/adapters/db/tenant'
import { findUser, findUserByExternalId } from '@/adapters/db/users'
import { hashToken } from '@/adapters/vault/token'
import { EventAnswer } from '@/core/inbound/event-answer'
import type { PersonEvent } from '@/core/inbound/person-event'
import { markOf, merge, PersonState } from '@/core/inbound/person-state'
import { Problem } from '@/core/inbound/problem'
import type { Json } from '@/core/scim/json'
import { change, type Context } from '../context'
import { scimBaseUrl } from '../directories/scim-base-url'
import type { DirectoryCall } from '../scim/call'
import { keepPerson } from './keep-person'

/** Who sends events: a website, or a file that somebody imports. */
export type Source = { ctx: Context; directory: { id: string; name: string; key: string } }

/** One event that was read. `sent` is what its repetitions are compared with, `at` when it happened. */
export type Incoming = { id: string; sent: Json; event: PersonEvent; at: Date }

/**
 * Takes one event in, in one transaction: the user, groups, history and what is owed to stores are those of SCIM. The
 * same event again is answered as before. Throws a Problem or a ScimError; then nothing was changed.
 */
export function applyEvent(source: Source, { id, sent, event, at }: Incoming): Promise<EventAnswer> {
  const directoryId = source.directory.id
  const hash = hashToken(JSON.stringify(sent))
  return change(source.ctx, async (tenant, owe) => {
    const kept = await takeEvent(tenant, { directoryId, eventId: id, hash })
    if (kept && !kept.isSame) {
      throw new Problem('id-reused', `Another event was received under the id ${id} before.`, {
        errors: [{ field: 'webhook-id', detail: 'was used for another event' }],
      })
    }
    if (kept) return EventAnswer.parse(kept.answer)
    const call = callInside(source, { ...source.ctx, open: { tenant, owe } })
    const answer: EventAnswer = { id, ...(await absorb(call, tenant, event, markOf(event.type, at, id))) }
    await keepAnswer(tenant, { directoryId, eventId: id }, answer)
    return answer
  })
}

async function absorb(
  call: DirectoryCall,
  tenant: Tenant,
  event: PersonEvent,
  mark: ReturnType<typeof markOf>,
): Promise<Omit<EventAnswer, 'id'>> {
  const key = { directoryId: call.directory.id, externalId: event.person.id }
  const known = await lockInboundPerson(tenant, key)
  const before = PersonState.parse(known.state)
  const after = merge(before, event, mark)
  const user =
    (known.userId !== null && (await findUser(tenant, key.directoryId, known.userId))) ||
    (await findUserByExternalId(tenant, key.directoryId, key.externalId))
  const { userId, changed } = await keepPerson(call, tenant, user || undefined, before, after)
  await saveInboundPerson(tenant, key, { state: after, userId })
  return {
    outcome: changed ? 'applied' : 'ignored',
    reason: changed ? null : reasonOf(before, after),
    userId,
  }
}

function reasonOf(before: PersonState, after: PersonState): string {
  const moved = Object.keys({ ...before, ...after }).some(
    (part) => part in after && Reflect.get(before, part) !== Reflect.get(after, part),
  )
  return moved
    ? 'Nothing about the person is different; the event is remembered for those that arrive later.'
    : 'A newer event about this person was received before.'
}

/** The services of SCIM answer for a website as for an IdP. */
const callInside = ({ directory }: Source, ctx: Context): DirectoryCall => ({
  ctx,
  directory,
  headers: new Headers(),
  query: new URLSearchParams(),
  body: undefined,
  idp: 'generic',
  baseUrl: scimBaseUrl(directory.key),
})

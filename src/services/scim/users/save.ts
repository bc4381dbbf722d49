import { appendEvents } from '@/adapters/db/events'
import { oweUsers } from '@/adapters/db/owe-links'
import { adoptParked } from '@/adapters/db/members'
import { lockNamesOfUser } from '@/adapters/db/name-locks'
import { endKept } from '@/adapters/db/overrides'
import { findUser, findUserByName, replaceUser } from '@/adapters/db/users'
import type { Pipeline } from '@/adapters/db/pipeline'
import { conflict, taken } from '@/core/scim/error'
import { requireMatch } from '@/core/scim/etag'
import { same, type JsonObject } from '@/core/scim/json'
import type { Projection } from '@/core/scim/project'
import { changePiped, type Owe } from '../../context'
import type { DirectoryCall } from '../call'
import { isId } from '../is-id'
import { urgencyOf } from '../urgency'
import { userEvent } from '../user-event'
import { userIndex } from '../user-index'
import { withGroups, type UsersInGroups } from './answer'
import { knownUser, type KnownUser } from './stored'
import { unknownUser } from './unknown-user'

/** A request that loses against others this often in a row meets more of them than any IdP sends. */
const MOST_TRIES = 8

/**
 * Changes one user: reads it, asks `next` for the new resource, and writes it if nobody was faster; otherwise it
 * starts anew, so that parallel changes of one user all count. What changes nothing writes nothing.
 */
export async function saveUser(
  call: DirectoryCall,
  id: string,
  projection: Projection,
  next: (current: JsonObject) => JsonObject,
): Promise<UsersInGroups> {
  // Inside a transaction of its caller nothing that was written can be taken back alone.
  const mostTries = call.ctx.open ? 1 : MOST_TRIES
  for (let tries = 0; tries < mostTries; tries++) {
    try {
      return await changePiped(call.ctx, async (tenant, owe) => {
        const current = await findKnownUser(tenant, call.directory.id, id)
        requireMatch(call.headers.get('if-match'), current.version)
        const resource = next(current.resource)
        if (same(resource, current.resource))
          return withGroups(tenant, [id], Promise.resolve([current]), projection)
        const saved = changed(call, current, resource)
        if (isNamedAnew(current, saved)) await takeNames(tenant, current, saved)
        const writing = writeUser(call, { tenant, owe }, current, saved)
        return withGroups(
          tenant,
          [id],
          writing.then(() => [saved]),
          projection,
        )
      })
    } catch (error) {
      if (!(error instanceof Stale)) throw error
    }
  }
  throw conflict(
    `User ${id} was changed by others at the same time, ${mostTries} times in a row. Send the request again.`,
  )
}

/** Somebody else changed the user, or took its new userName, since it was read. */
class Stale extends Error {}

/** Throws 404. */
export async function findKnownUser(tenant: Pipeline, directoryId: string, id: string): Promise<KnownUser> {
  const user = isId(id) ? await findUser(tenant, directoryId, id) : undefined
  if (!user) throw unknownUser(id)
  return knownUser(user)
}

function changed(call: DirectoryCall, current: KnownUser, resource: JsonObject): KnownUser {
  const index = userIndex(resource, call.idp)
  return { ...current, ...index, resource, lastModified: new Date(), version: current.version + 1 }
}

/** Writes the user and all that follows from it, sent at once. */
async function writeUser(
  call: DirectoryCall,
  { tenant, owe }: { tenant: Pipeline; owe: Owe },
  current: KnownUser,
  saved: KnownUser,
): Promise<void> {
  const event = userEvent(call, current.id, current, saved)
  const [, owed] = await Promise.all([
    replaceUser(tenant, current, saved).then((outcome) => {
      if (outcome !== 'replaced') throw new Stale()
    }),
    saved.probe ? [] : oweUsers(tenant, [current.id], { ...urgencyOf(current, saved), causeId: event.id }),
    appendEvents(tenant, [event]),
    current.active === saved.active ? undefined : endKept(tenant, [current.id]),
  ])
  owe(owed)
}

/** A group may have named the user by what it is called only now. */
const isNamedAnew = (before: KnownUser, after: KnownUser) =>
  before.externalId !== after.externalId || before.userNameFold !== after.userNameFold

/** Lets the user join the groups that have waited for its new names. Throws 409 when another one has the userName. */
async function takeNames(tenant: Pipeline, before: KnownUser, after: KnownUser): Promise<void> {
  const { directoryId } = before
  const isNew = before.userNameFold !== after.userNameFold
  const [, holder] = await Promise.all([
    lockNamesOfUser(tenant, directoryId, after),
    isNew ? findUserByName(tenant, directoryId, after.userNameFold) : undefined,
  ])
  if (holder) throw taken(`userName "${after.userName}"`, `user ${holder.id}`)
  await adoptParked(tenant, directoryId, after, after.lastModified)
}

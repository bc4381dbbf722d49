import { appendEvents } from '@/adapters/db/events'
import { oweUser } from '@/adapters/db/links'
import { adoptParked } from '@/adapters/db/members'
import { findUser, findUserByName, replaceUser } from '@/adapters/db/users'
import type { Tenant } from '@/adapters/db/tenant'
import { conflict, taken } from '@/core/scim/error'
import { requireMatch } from '@/core/scim/etag'
import { same, type JsonObject } from '@/core/scim/json'
import type { Projection } from '@/core/scim/project'
import { change, read } from '../../context'
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
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const current = await loadUser(call, id)
    requireMatch(call.headers.get('if-match'), current.version)
    const resource = next(current.resource)
    if (same(resource, current.resource)) {
      return read(call.ctx, (tenant) => withGroups(tenant, [current], projection))
    }
    const saved = await writeUser(call, current, resource, projection)
    if (saved) return saved
  }
  throw conflict(
    `User ${id} was changed by others at the same time, ${MOST_TRIES} times in a row. Send the request again.`,
  )
}

export const loadUser = (call: DirectoryCall, id: string): Promise<KnownUser> =>
  read(call.ctx, (tenant) => findKnownUser(tenant, call.directory.id, id))

/** Throws 404. */
export async function findKnownUser(tenant: Tenant, directoryId: string, id: string): Promise<KnownUser> {
  const user = isId(id) ? await findUser(tenant, directoryId, id) : undefined
  if (!user) throw unknownUser(id)
  return knownUser(user)
}

async function writeUser(
  call: DirectoryCall,
  current: KnownUser,
  resource: JsonObject,
  projection: Projection,
): Promise<UsersInGroups | undefined> {
  const index = userIndex(resource, call.idp)
  const lastModified = new Date()
  const saved: KnownUser = { ...current, ...index, resource, lastModified, version: current.version + 1 }
  // Somebody who took the userName between the look and the write is named by the next try.
  return change(call.ctx, async (tenant, owe) => {
    const holder =
      index.userNameFold === current.userNameFold
        ? undefined
        : await findUserByName(tenant, call.directory.id, index.userNameFold)
    if (holder) throw taken(`userName "${index.userName}"`, `user ${holder.id}`)
    const replaced = await replaceUser(tenant, current, { ...index, resource, lastModified })
    if (replaced !== 'replaced') return undefined
    if (isNamedAnew(current, saved)) await adoptParked(tenant, call.directory.id, saved, lastModified)
    if (!saved.probe) owe(await oweUser(tenant, current.id, urgencyOf(current, saved)))
    await appendEvents(tenant, [userEvent(call, current.id, current, saved)])
    return withGroups(tenant, [saved], projection)
  })
}

/** A group may have named the user by what it is called only now. */
const isNamedAnew = (before: KnownUser, after: KnownUser) =>
  before.externalId !== after.externalId || before.userNameFold !== after.userNameFold

import { appendEvents } from '@/adapters/db/events'
import { oweUsers } from '@/adapters/db/links'
import { adoptParked } from '@/adapters/db/members'
import { endKept } from '@/adapters/db/overrides'
import { findUser, findUserByName, replaceUser } from '@/adapters/db/users'
import type { Pipeline } from '@/adapters/db/pipeline'
import type { Tenant } from '@/adapters/db/tenant'
import { conflict, taken } from '@/core/scim/error'
import { requireMatch } from '@/core/scim/etag'
import { same, type JsonObject } from '@/core/scim/json'
import type { Projection } from '@/core/scim/project'
import { change, type Owe } from '../../context'
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
    const saved = await change(call.ctx, async (tenant, owe) => {
      const current = await findKnownUser(tenant, call.directory.id, id)
      requireMatch(call.headers.get('if-match'), current.version)
      const resource = next(current.resource)
      const isSame = same(resource, current.resource)
      const user = isSame ? current : await writeUser(call, { tenant, owe }, current, resource)
      return user && withGroups(tenant, [id], Promise.resolve([user]), projection)
    })
    if (saved) return saved
  }
  throw conflict(
    `User ${id} was changed by others at the same time, ${MOST_TRIES} times in a row. Send the request again.`,
  )
}

/** Throws 404. */
export async function findKnownUser(tenant: Pipeline, directoryId: string, id: string): Promise<KnownUser> {
  const user = isId(id) ? await findUser(tenant, directoryId, id) : undefined
  if (!user) throw unknownUser(id)
  return knownUser(user)
}

type Change = { tenant: Tenant; owe: Owe }

/** Answers nothing, and the transaction can only end, when somebody else changed the user or took its new userName. */
async function writeUser(
  call: DirectoryCall,
  { tenant, owe }: Change,
  current: KnownUser,
  resource: JsonObject,
): Promise<KnownUser | undefined> {
  const index = userIndex(resource, call.idp)
  const lastModified = new Date()
  const saved: KnownUser = { ...current, ...index, resource, lastModified, version: current.version + 1 }
  const isRenamed = index.userNameFold !== current.userNameFold
  const holder = isRenamed ? await findUserByName(tenant, call.directory.id, index.userNameFold) : undefined
  if (holder) throw taken(`userName "${index.userName}"`, `user ${holder.id}`)
  const replaced = await replaceUser(tenant, current, { ...index, resource, lastModified })
  if (replaced !== 'replaced') return undefined
  if (isNamedAnew(current, saved)) await adoptParked(tenant, call.directory.id, saved, lastModified)
  if (current.active !== saved.active) await endKept(tenant, [current.id])
  if (!saved.probe) owe(await oweUsers(tenant, [current.id], urgencyOf(current, saved)))
  await appendEvents(tenant, [userEvent(call, current.id, current, saved)])
  return saved
}

/** A group may have named the user by what it is called only now. */
const isNamedAnew = (before: KnownUser, after: KnownUser) =>
  before.externalId !== after.externalId || before.userNameFold !== after.userNameFold

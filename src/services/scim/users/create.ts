import { appendEvents } from '@/adapters/db/events'
import { oweUsers } from '@/adapters/db/owe-links'
import { adoptParked } from '@/adapters/db/members'
import { lockNamesOfUser } from '@/adapters/db/name-locks'
import { endKept } from '@/adapters/db/overrides'
import type { Pipeline } from '@/adapters/db/pipeline'
import { toldOf } from '@/adapters/db/told-refusals'
import { findUserByName, insertUser } from '@/adapters/db/users'
import { newId } from '@/adapters/db/new-id'
import { taken } from '@/core/scim/error'
import { parseProjection } from '@/core/scim/list-query'
import type { Projection } from '@/core/scim/project'
import { readResource } from '@/core/scim/read-request'
import { userType } from '@/core/scim/schema/registry'
import { changePiped, readPiped, type Owe } from '../../context'
import type { DirectoryCall, ScimAnswer } from '../call'
import { urgencyOf } from '../urgency'
import { userEvent } from '../user-event'
import { userIndex } from '../user-index'
import { answerUser, withGroups } from './answer'
import { saveUser } from './save'
import type { KnownUser } from './stored'

/** POST /Users (RFC 7644 §3.3): 201, or 409 naming who has the userName. */
export async function createUser(call: DirectoryCall): Promise<ScimAnswer> {
  const projection = parseProjection(call.query)
  const resource = readResource(call.body, userType, call.idp)
  const index = userIndex(resource, call.idp)
  const createdAt = new Date()
  const user: KnownUser = {
    ...index,
    id: newId(createdAt),
    directoryId: call.directory.id,
    resource,
    version: 1,
    createdAt,
    lastModified: createdAt,
  }
  try {
    return answerUser(call, await keepNew(call, user, projection), projection, 201)
  } catch (error) {
    if (!(error instanceof NameTaken)) throw error
    const saved = await createAgain(call, user, projection)
    return answerUser(call, saved, projection, 201)
  }
}

const keepNew = (call: DirectoryCall, user: KnownUser, projection: Projection) =>
  changePiped(call.ctx, async (tenant, owe) => {
    const joined = await insert(call, user, { tenant, owe })
    return withGroups(tenant, joined.length > 0 ? [user.id] : [], Promise.resolve([user]), projection)
  })

class NameTaken extends Error {}

/** Everything that a new user brings with it, sent at once. Answers the groups that have waited for it. */
async function insert(
  call: DirectoryCall,
  user: KnownUser,
  { tenant, owe }: { tenant: Pipeline; owe: Owe },
): Promise<string[]> {
  const { version: _version, lastModified: _lastModified, ...row } = user
  const event = userEvent(call, user.id, undefined, user)
  const [, , joined, owed] = await Promise.all([
    lockNamesOfUser(tenant, user.directoryId, user),
    insertUser(tenant, row).then((isNew) => {
      if (!isNew) throw new NameTaken()
    }),
    adoptParked(tenant, user.directoryId, user, user.createdAt),
    user.probe ? [] : oweUsers(tenant, [user.id], { ...urgencyOf(undefined, user), causeId: event.id }),
    appendEvents(tenant, [event]),
    endKept(tenant, [user.id]),
  ])
  owe(owed)
  return joined
}

/**
 * Whoever was told that stores refuse the user that it has created may not know that it exists, and creates it again:
 * that is a replacement. Throws 409 for every other user that has the name.
 */
async function createAgain(call: DirectoryCall, user: KnownUser, projection: Projection) {
  const holder = await readPiped(call.ctx, async (tenant) => {
    const found = await findUserByName(tenant, call.directory.id, user.userNameFold)
    return found && { ...found, told: await toldOf(tenant, found.id) }
  })
  if (holder?.told?.isCreation && holder.externalId === user.externalId)
    return saveUser(call, holder.id, projection, () => user.resource)
  throw taken(`userName "${user.userName}"`, holder && `user ${holder.id}`)
}

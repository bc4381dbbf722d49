import { appendEvents } from '@/adapters/db/events'
import { oweUsers } from '@/adapters/db/links'
import { adoptParked } from '@/adapters/db/members'
import { endKept } from '@/adapters/db/overrides'
import { personOf } from '@/adapters/db/person-of'
import { findUserByName, insertUser } from '@/adapters/db/users'
import { newId } from '@/adapters/vault/new-id'
import { taken } from '@/core/scim/error'
import { parseProjection } from '@/core/scim/list-query'
import { readResource } from '@/core/scim/read-request'
import { userType } from '@/core/scim/schema/registry'
import { change } from '../../context'
import type { DirectoryCall, ScimAnswer } from '../call'
import { urgencyOf } from '../urgency'
import { userEvent } from '../user-event'
import { userIndex } from '../user-index'
import { answerUser, withGroups } from './answer'
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
  const created = await change(call.ctx, async (tenant, owe) => {
    const { version: _version, lastModified: _lastModified, ...row } = user
    const personId = user.probe ? undefined : await personOf(tenant, call.directory.id, user.email)
    if (!(await insertUser(tenant, { ...row, ...(personId && { personId }) }))) {
      const holder = await findUserByName(tenant, call.directory.id, index.userNameFold)
      throw taken(`userName "${index.userName}"`, holder && `user ${holder.id}`)
    }
    const joined = await adoptParked(tenant, call.directory.id, user, createdAt)
    if (personId) await endKept(tenant, [user.id])
    if (!user.probe) owe(await oweUsers(tenant, [user.id], urgencyOf(undefined, user)))
    await appendEvents(tenant, [userEvent(call, user.id, undefined, user)])
    const ids = joined.length > 0 ? [user.id] : []
    return withGroups(tenant, ids, Promise.resolve([user]), projection)
  })
  return answerUser(call, created, projection, 201)
}

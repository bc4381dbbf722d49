import { changeMembers } from '@/adapters/db/change-members'
import { appendEvents } from '@/adapters/db/events'
import { findGroupByName, insertGroup } from '@/adapters/db/groups'
import { oweUsers } from '@/adapters/db/owe-links'
import { affectedUsers } from '@/adapters/db/members'
import { newId } from '@/adapters/db/new-id'
import { taken } from '@/core/scim/error'
import { parseProjection } from '@/core/scim/list-query'
import { membersOf } from '@/core/scim/member-delta'
import { readResource } from '@/core/scim/read-request'
import { groupType } from '@/core/scim/schema/registry'
import type { DirectoryCall, ScimAnswer } from '../call'
import { membershipUrgency } from '../urgency'
import { answerGroup } from './answer'
import { groupEvent } from './group-event'
import { changeGroup } from './resolve'
import { groupIndex, withoutMembers, type KnownGroup } from './stored'

/** POST /Groups (RFC 7644 §3.3): 201. Members that have not come yet are parked until they do. */
export async function createGroup(call: DirectoryCall): Promise<ScimAnswer> {
  const projection = parseProjection(call.query)
  const sent = readResource(call.body, groupType, call.idp)
  const createdAt = new Date()
  const row = {
    ...groupIndex(sent),
    id: newId(createdAt),
    directoryId: call.directory.id,
    resource: withoutMembers(sent),
    createdAt,
  }
  const group: KnownGroup = { ...row, version: 1, lastModified: createdAt }
  const delta = { clear: false, add: membersOf(sent), remove: [], removeWhere: [] }
  await changeGroup(call, async (tenant, owe, resolve) => {
    const resolved = await resolve(delta)
    if (!(await insertGroup(tenant, row))) {
      const holder = await findGroupByName(tenant, call.directory.id, row.displayNameFold)
      throw taken(`displayName "${row.displayName}"`, holder && `group ${holder.id}`)
    }
    const changes = await changeMembers(tenant, row, delta, resolved, call.baseUrl)
    const event = groupEvent(call, 'created', group, changes)
    const [owed] = await Promise.all([
      oweUsers(tenant, await affectedUsers(tenant, changes), membershipUrgency(event.id)),
      appendEvents(tenant, [event]),
    ])
    owe(owed)
  })
  return answerGroup(call, group, projection, 201)
}

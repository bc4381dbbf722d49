import { changeMembers, type MemberChanges } from '@/adapters/db/change-members'
import { appendEvents } from '@/adapters/db/events'
import { findGroupByName, lockGroup, replaceGroup, touchGroup } from '@/adapters/db/groups'
import { oweUsers } from '@/adapters/db/links'
import { endKept } from '@/adapters/db/overrides'
import { affectedUsers, usersOfGroups } from '@/adapters/db/members'
import type { Tenant } from '@/adapters/db/tenant'
import { conflict, taken } from '@/core/scim/error'
import { requireMatch } from '@/core/scim/etag'
import { same, type JsonObject } from '@/core/scim/json'
import { change } from '../../context'
import type { DirectoryCall } from '../call'
import { isId } from '../is-id'
import { membershipUrgency } from '../urgency'
import { groupEvent } from './group-event'
import { groupIndex, knownGroup, type KnownGroup } from './stored'
import { unknownGroup } from './unknown-group'

/** What a request makes of a group: its resource without members, and what happens to the members. */
type Next = (current: JsonObject) => { resource: JsonObject; members: MemberChanges }

/**
 * Changes one group, which parallel requests wait for. The cost follows the change: members that stay are neither read
 * nor written. What changes nothing keeps the version.
 */
export function saveGroup(call: DirectoryCall, id: string, next: Next): Promise<KnownGroup> {
  if (!isId(id)) throw unknownGroup(id)
  return change(call.ctx, async (tenant, owe) => {
    const found = await lockGroup(tenant, call.directory.id, id)
    if (!found) throw unknownGroup(id)
    const current = knownGroup(found)
    requireMatch(call.headers.get('if-match'), current.version)
    const { resource, members } = next(current.resource)
    const changes = await changeMembers(tenant, current, members, call.baseUrl)
    const isRenamed = !same(resource, current.resource)
    if (!isRenamed && changes.length === 0) return current
    const moved = await affectedUsers(tenant, changes)
    await endKept(tenant, moved)
    const touched = isRenamed ? [...moved, ...(await usersOfGroups(tenant, [id]))] : moved
    owe(await oweUsers(tenant, touched, membershipUrgency()))
    const saved = isRenamed ? await rename(call, tenant, current, resource) : await touch(tenant, current)
    await appendEvents(tenant, [groupEvent(call, 'changed', saved, changes)])
    return saved
  })
}

async function rename(call: DirectoryCall, tenant: Tenant, current: KnownGroup, resource: JsonObject) {
  const index = groupIndex(resource)
  const named = `displayName "${index.displayName}"`
  if (index.displayNameFold !== current.displayNameFold) {
    const holder = await findGroupByName(tenant, call.directory.id, index.displayNameFold)
    if (holder) throw taken(named, `group ${holder.id}`)
  }
  const lastModified = new Date()
  const outcome = await replaceGroup(tenant, current, { ...index, resource, lastModified })
  if (outcome === 'taken') throw taken(named)
  if (outcome === 'stale') throw changedMeanwhile(current.id)
  return { ...current, ...index, resource, lastModified, version: current.version + 1 }
}

async function touch(tenant: Tenant, current: KnownGroup): Promise<KnownGroup> {
  const lastModified = new Date()
  if (!(await touchGroup(tenant, current, lastModified))) throw changedMeanwhile(current.id)
  return { ...current, lastModified, version: current.version + 1 }
}

const changedMeanwhile = (id: string) =>
  conflict(`Group ${id} was changed by another request at the same time. Send the request again.`)

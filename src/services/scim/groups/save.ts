import { changeMembers, type MemberChange, type MemberChanges } from '@/adapters/db/change-members'
import { appendEvents } from '@/adapters/db/events'
import { findGroupByName, lockGroup, replaceGroup, touchGroup } from '@/adapters/db/groups'
import { oweUsers } from '@/adapters/db/owe-links'
import { endKept } from '@/adapters/db/overrides'
import { affectedUsers, usersOfGroups } from '@/adapters/db/members'
import type { Pipeline } from '@/adapters/db/pipeline'
import { conflict, taken } from '@/core/scim/error'
import { requireMatch } from '@/core/scim/etag'
import { same, type JsonObject } from '@/core/scim/json'
import type { Owe } from '../../context'
import type { DirectoryCall } from '../call'
import { isId } from '../is-id'
import { membershipUrgency } from '../urgency'
import { groupEvent } from './group-event'
import { changeGroup } from './resolve'
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
  return changeGroup(call, async (tenant, owe, resolve) => {
    const current = await lockKnownGroup(call, tenant, id)
    const { resource, members } = next(current.resource)
    const changes = await changeMembers(tenant, current, members, await resolve(members), call.baseUrl)
    return keep(call, tenant, owe, { current, resource, changes })
  })
}

/**
 * The same for a request that changes nothing but members, which is most of them: what it needs to know is looked up
 * before the group is locked, so that a burst of them waits as little as can be.
 */
export function saveMembers(call: DirectoryCall, id: string, members: MemberChanges): Promise<KnownGroup> {
  if (!isId(id)) throw unknownGroup(id)
  return changeGroup(call, async (tenant, owe, resolve) => {
    const resolved = await resolve(members)
    const locking = lockKnownGroup(call, tenant, id)
    const changing = changeMembers(tenant, { id }, members, resolved, call.baseUrl)
    // Of an unknown group its members cannot be changed either, and the first reason is the one to tell.
    changing.catch(() => undefined)
    const current = await locking
    return keep(call, tenant, owe, { current, resource: current.resource, changes: await changing })
  })
}

type Saved = { current: KnownGroup; resource: JsonObject; changes: MemberChange[] }

/** What follows from a change of a group: its new version, its place in the history, and whom it owes something. */
async function keep(
  call: DirectoryCall,
  tenant: Pipeline,
  owe: Owe,
  { current, resource, changes }: Saved,
): Promise<KnownGroup> {
  const isRenamed = !same(resource, current.resource)
  if (!isRenamed && changes.length === 0) return current
  const { id } = current
  const moved = await affectedUsers(tenant, changes)
  const touched = isRenamed ? [...moved, ...(await usersOfGroups(tenant, [id]))] : moved
  const event = groupEvent(call, 'changed', { id, ...groupIndex(resource) }, changes)
  const [, owed, saved] = await Promise.all([
    endKept(tenant, moved),
    oweUsers(tenant, touched, membershipUrgency(event.id)),
    isRenamed ? rename(call, tenant, current, resource) : touch(tenant, current),
    appendEvents(tenant, [event]),
  ])
  owe(owed)
  return saved
}

/** Throws 404 and 412. */
async function lockKnownGroup(call: DirectoryCall, tenant: Pipeline, id: string): Promise<KnownGroup> {
  const found = await lockGroup(tenant, call.directory.id, id)
  if (!found) throw unknownGroup(id)
  requireMatch(call.headers.get('if-match'), found.version)
  return knownGroup(found)
}

async function rename(call: DirectoryCall, tenant: Pipeline, current: KnownGroup, resource: JsonObject) {
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

async function touch(tenant: Pipeline, current: KnownGroup): Promise<KnownGroup> {
  const lastModified = new Date()
  if (!(await touchGroup(tenant, current, lastModified))) throw changedMeanwhile(current.id)
  return { ...current, lastModified, version: current.version + 1 }
}

const changedMeanwhile = (id: string) =>
  conflict(`Group ${id} was changed by another request at the same time. Send the request again.`)

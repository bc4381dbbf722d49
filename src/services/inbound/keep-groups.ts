import { findGroupByName } from '@/adapters/db/groups'
import { groupsOf } from '@/adapters/db/belongings'
import type { Tenant } from '@/adapters/db/tenant'
import { conflict, ScimError } from '@/core/scim/error'
import { foldCase } from '@/core/scim/filter/compare'
import type { JsonObject } from '@/core/scim/json'
import { groupSchema } from '@/core/scim/schema/group'
import type { DirectoryCall } from '../scim/call'
import { createGroup } from '../scim/groups/create'
import { patchGroup } from '../scim/groups/patch'

const patchOf = (operation: JsonObject): JsonObject => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [operation],
})

/**
 * Makes a user a direct member of exactly the named groups of the directory; those that do not exist are created.
 * Answers whether anything was different before.
 */
export async function keepGroups(
  call: DirectoryCall,
  tenant: Tenant,
  userId: string,
  names: string[],
): Promise<boolean> {
  const wanted = new Map(names.map((name) => [foldCase(name.trim()), name.trim()]))
  const belongs = (await groupsOf(tenant, [userId])).get(userId) ?? []
  const current = new Map(
    belongs.filter(({ direct }) => direct).map(({ id, display }) => [foldCase(display), id]),
  )
  // In the order of their names, so that two people's events never wait for one another's groups.
  const moved = [...new Set([...wanted.keys(), ...current.keys()])]
    .filter((fold) => wanted.has(fold) !== current.has(fold))
    .toSorted()
  for (const fold of moved) {
    const name = wanted.get(fold)
    const id = current.get(fold)
    if (id !== undefined) await leave(call, id, userId)
    if (name !== undefined) await join(call, tenant, { name, fold }, userId)
  }
  return moved.length > 0
}

const leave = (call: DirectoryCall, groupId: string, userId: string) =>
  patchGroup({ ...call, body: patchOf({ op: 'remove', path: `members[value eq "${userId}"]` }) }, groupId)

type Wanted = { name: string; fold: string }

async function join(call: DirectoryCall, tenant: Tenant, wanted: Wanted, userId: string) {
  const members = [{ value: userId }]
  const body = { schemas: [groupSchema.id], displayName: wanted.name, members }
  const known = await findGroupByName(tenant, call.directory.id, wanted.fold)
  if (!known && (await isCreated({ ...call, body }))) return
  const group = known ?? (await findGroupByName(tenant, call.directory.id, wanted.fold))
  if (!group) throw conflict(`Group ${wanted.name} was deleted at the same time. Send the request again.`)
  await patchGroup({ ...call, body: patchOf({ op: 'add', path: 'members', value: members }) }, group.id)
}

/** False when another event has created the group meanwhile; the transaction can go on. */
async function isCreated(call: DirectoryCall): Promise<boolean> {
  try {
    await createGroup(call)
    return true
  } catch (error) {
    if (error instanceof ScimError && error.scimType === 'uniqueness') return false
    throw error
  }
}

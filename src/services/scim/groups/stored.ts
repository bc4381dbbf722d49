import type { GroupIndex, StoredGroup } from '@/adapters/db/groups'
import { foldCase } from '@/core/scim/filter/compare'
import { isObject, type JsonObject } from '@/core/scim/json'

/** A stored group with its resource as a JSON object, which is what the column always holds. */
export type KnownGroup = Omit<StoredGroup, 'resource'> & { resource: JsonObject }

export function knownGroup(group: StoredGroup): KnownGroup {
  const { resource } = group
  if (!isObject(resource)) throw new Error(`Group ${group.id} has no resource`)
  return { ...group, resource }
}

/** A group's resource as it is kept: its members are rows of their own. */
export function withoutMembers({ members: _members, ...resource }: JsonObject): JsonObject {
  return resource
}

/** The columns beside a group's resource. */
export function groupIndex({ displayName, externalId }: JsonObject): GroupIndex {
  const name = typeof displayName === 'string' ? displayName : ''
  return {
    displayName: name,
    displayNameFold: foldCase(name),
    externalId: typeof externalId === 'string' && externalId !== '' ? externalId : null,
  }
}

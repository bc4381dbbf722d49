import type { JsonObject } from '@/core/scim/json'
import { groupType } from '@/core/scim/schema/registry'
import { isUniqueViolation } from './errors'
import { Prisma } from './generated/client'
import { isIndexable, requireIndexable } from './indexable'
import { comparable } from './scim-query/comparable'
import type { Pipeline } from './pipeline'
import type { Tenant } from './tenant'

export type GroupIndex = { displayName: string; displayNameFold: string; externalId: string | null }

/** A group without its members, which are rows of their own (members.ts). */
export type StoredGroup = GroupIndex & {
  id: string
  directoryId: string
  resource: Prisma.JsonValue
  version: number
  createdAt: Date
  lastModified: Date
}

const groupColumns = Prisma.sql`
  id::text, directory_id::text as "directoryId", display_name as "displayName", display_name_fold as "displayNameFold",
  external_id as "externalId", resource, version, created_at as "createdAt", last_modified as "lastModified"`

/** What filters and indexes need beside the resource. Throws invalidValue for a name that no index can hold. */
function columnsOf<T extends GroupIndex & { resource: JsonObject }>(group: T) {
  requireIndexable('displayName', group.displayName)
  return {
    ...group,
    externalId: group.externalId !== null && isIndexable(group.externalId) ? group.externalId : null,
    resource: JSON.stringify(group.resource),
    search: JSON.stringify(comparable(group.resource, groupType)),
  }
}

/** Answers false when a group of this directory has the displayName already, in any case. */
export async function insertGroup(
  { sql, organizationId }: Pipeline,
  group: GroupIndex & { id: string; directoryId: string; resource: JsonObject; createdAt: Date },
): Promise<boolean> {
  // A unique violation would end the surrounding transaction, so the conflict is settled by the insert itself.
  const row = columnsOf(group)
  const count = await sql.$executeRaw`
    insert into scim_group (id, organization_id, directory_id, display_name, display_name_fold, external_id, resource,
                            search, created_at, last_modified)
    values (${row.id}::uuid, ${organizationId}::uuid, ${row.directoryId}::uuid, ${row.displayName},
            ${row.displayNameFold}, ${row.externalId}, ${row.resource}::jsonb, ${row.search}::jsonb, ${row.createdAt},
            ${row.createdAt})
    on conflict do nothing`
  return count === 1
}

export async function findGroup({ sql, organizationId }: Pipeline, directoryId: string, id: string) {
  const [group] = await sql.$queryRaw<StoredGroup[]>`
    select ${groupColumns} from scim_group
    where organization_id = ${organizationId}::uuid and directory_id = ${directoryId}::uuid and id = ${id}::uuid`
  return group
}

/** Groups in the order of these ids. */
export async function groupsById({ sql, organizationId }: Pipeline, ids: string[]): Promise<StoredGroup[]> {
  if (ids.length === 0) return []
  const rows = await sql.$queryRaw<StoredGroup[]>`
    select ${groupColumns} from scim_group
    where organization_id = ${organizationId}::uuid and id = any(${ids}::uuid[])`
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export async function findGroupByName(
  { sql, organizationId }: Pipeline,
  directoryId: string,
  displayNameFold: string,
) {
  const [group] = await sql.$queryRaw<StoredGroup[]>`
    select ${groupColumns} from scim_group
    where organization_id = ${organizationId}::uuid and directory_id = ${directoryId}::uuid
      and display_name_fold = ${displayNameFold}`
  return group
}

/**
 * The group, which no other transaction changes until this one ends. Every change begins here: changes of members in
 * two transactions would otherwise wait for one another's rows.
 */
export async function lockGroup({ sql, organizationId }: Pipeline, directoryId: string, id: string) {
  // Whoever had to wait for the row gets what it is afterwards.
  const [group] = await sql.$queryRaw<StoredGroup[]>`
    select ${groupColumns} from scim_group
    where organization_id = ${organizationId}::uuid and directory_id = ${directoryId}::uuid and id = ${id}::uuid
    for no key update`
  return group
}

/** Conditional on the version that was read. After 'taken' (the displayName) the transaction cannot go on. */
export async function replaceGroup(
  { sql, organizationId }: Pipeline,
  read: { id: string; version: number },
  group: GroupIndex & { resource: JsonObject; lastModified: Date },
): Promise<'replaced' | 'stale' | 'taken'> {
  try {
    const row = columnsOf(group)
    const count = await sql.$executeRaw`
      update scim_group set
        display_name = ${row.displayName}, display_name_fold = ${row.displayNameFold}, external_id = ${row.externalId},
        resource = ${row.resource}::jsonb, search = ${row.search}::jsonb, last_modified = ${row.lastModified},
        version = version + 1
      where organization_id = ${organizationId}::uuid and id = ${read.id}::uuid and version = ${read.version}`
    return count === 1 ? 'replaced' : 'stale'
  } catch (error) {
    if (isUniqueViolation(error)) return 'taken'
    throw error
  }
}

/** Moves the version of a group of which only the members have changed; false when it was not the one read. */
export async function touchGroup(
  { sql, organizationId }: Pipeline,
  { id, version }: { id: string; version: number },
  lastModified: Date,
): Promise<boolean> {
  const count = await sql.$executeRaw`
    update scim_group set last_modified = ${lastModified}, version = version + 1
    where organization_id = ${organizationId}::uuid and id = ${id}::uuid and version = ${version}`
  return count === 1
}

/** Also takes it out of the groups that it was a member of. */
export async function deleteGroup(
  { sql, organizationId }: Pipeline,
  directoryId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const count = await sql.$executeRaw`
    delete from scim_group
    where organization_id = ${organizationId}::uuid and directory_id = ${directoryId}::uuid and id = ${id}::uuid`
  if (count === 1)
    await sql.$executeRaw`
      with gone as (
        delete from scim_member
        where organization_id = ${organizationId}::uuid and nested_group_id = ${id}::uuid returning group_id)
      update scim_group set version = version + 1, last_modified = ${now}
      where organization_id = ${organizationId}::uuid and id in (select group_id from gone)`
  return count === 1
}

/** Every group of the organization by name, with its directory. */
export async function groupNames({ sql, organizationId }: Tenant) {
  const rows = await sql.group.findMany({
    where: { organizationId },
    orderBy: [{ displayNameFold: 'asc' }, { id: 'asc' }],
    select: { id: true, displayName: true, directory: { select: { name: true } } },
  })
  return rows.map(({ id, displayName, directory }) => ({ id, displayName, directory: directory.name }))
}

import type { JsonObject } from '@/core/scim/json'
import { userType } from '@/core/scim/schema/registry'
import { Prisma } from './generated/client'
import { isUniqueViolation } from './errors'
import { indexableStart, isIndexable, requireIndexable } from './indexable'
import { comparable } from './scim-query/comparable'
import { personOf } from './person-of'
import type { Pipeline } from './pipeline'

/** What the columns beside the resource hold: the parts that look-ups, lists and rules need. */
export type UserIndex = {
  userName: string
  userNameFold: string
  externalId: string | null
  displayName: string
  email: string | null
  active: boolean
  /** An IdP's own test of the connection; no store ever hears of it. */
  probe: boolean
}

export type StoredUser = UserIndex & {
  id: string
  directoryId: string
  resource: Prisma.JsonValue
  version: number
  createdAt: Date
  lastModified: Date
}

/** The columns of a StoredUser. */
export const userColumns = Prisma.sql`
  id::text, directory_id::text as "directoryId", user_name as "userName", user_name_fold as "userNameFold",
  external_id as "externalId", display_name as "displayName", email, active, probe, resource, version,
  created_at as "createdAt", last_modified as "lastModified"`

/** What filters and indexes need beside the resource. Throws invalidValue for a userName that no index can hold. */
function columnsOf<T extends UserIndex & { resource: JsonObject }>(user: T) {
  requireIndexable('userName', user.userName)
  return {
    ...user,
    displayName: indexableStart(user.displayName),
    externalId: user.externalId !== null && isIndexable(user.externalId) ? user.externalId : null,
    resource: JSON.stringify(user.resource),
    search: JSON.stringify(comparable(user.resource, userType)),
  }
}

/**
 * Keeps a new user, who may be a person that the organization knows (personOf). Answers false when a living user of this
 * directory has the userName already.
 */
export async function insertUser(
  { sql, organizationId }: Pipeline,
  user: UserIndex & { id: string; directoryId: string; resource: JsonObject; createdAt: Date },
): Promise<boolean> {
  const row = columnsOf(user)
  // A unique violation would end the surrounding transaction, so the conflict is settled by the insert itself.
  const count = await sql.$executeRaw`
    insert into scim_user (
      id, organization_id, directory_id, person_id, user_name, user_name_fold, external_id, display_name, email, active,
      probe, resource, search, created_at, last_modified)
    values (
      ${row.id}::uuid, ${organizationId}::uuid, ${row.directoryId}::uuid, ${personOf(organizationId, user)},
      ${row.userName}, ${row.userNameFold}, ${row.externalId}, ${row.displayName}, ${row.email}, ${row.active},
      ${row.probe}, ${row.resource}::jsonb, ${row.search}::jsonb, ${row.createdAt}, ${row.createdAt})
    on conflict do nothing`
  return count === 1
}

export async function findUser({ sql, organizationId }: Pipeline, directoryId: string, id: string) {
  const [user] = await sql.$queryRaw<StoredUser[]>`
    select ${userColumns} from scim_user
    where organization_id = ${organizationId}::uuid and directory_id = ${directoryId}::uuid and id = ${id}::uuid
      and deleted_at is null`
  return user
}

/** Living users in the order of these ids. */
export async function usersById({ sql, organizationId }: Pipeline, ids: string[]): Promise<StoredUser[]> {
  if (ids.length === 0) return []
  const rows = await sql.$queryRaw<StoredUser[]>`
    select ${userColumns} from scim_user
    where organization_id = ${organizationId}::uuid and id = any(${ids}::uuid[]) and deleted_at is null`
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export async function findUserByName(
  { sql, organizationId }: Pipeline,
  directoryId: string,
  userNameFold: string,
) {
  const [user] = await sql.$queryRaw<StoredUser[]>`
    select ${userColumns} from scim_user
    where organization_id = ${organizationId}::uuid and directory_id = ${directoryId}::uuid
      and user_name_fold = ${userNameFold}`
  return user
}

/** The oldest living user of the directory with this externalId, which need not be unique (RFC 7643 §3.1). */
export async function findUserByExternalId(
  { sql, organizationId }: Pipeline,
  directoryId: string,
  externalId: string,
) {
  const [user] = await sql.$queryRaw<StoredUser[]>`
    select ${userColumns} from scim_user
    where organization_id = ${organizationId}::uuid and directory_id = ${directoryId}::uuid
      and external_id = ${externalId} and deleted_at is null
    order by id limit 1`
  return user
}

/** Conditional on the version that was read; 'stale' when another request was faster, 'taken' for the userName. */
export async function replaceUser(
  { sql, organizationId }: Pipeline,
  read: { id: string; version: number },
  user: UserIndex & { resource: JsonObject; lastModified: Date },
): Promise<'replaced' | 'stale' | 'taken'> {
  try {
    const row = columnsOf(user)
    const count = await sql.$executeRaw`
      update scim_user set
        user_name = ${row.userName}, user_name_fold = ${row.userNameFold}, external_id = ${row.externalId},
        display_name = ${row.displayName}, email = ${row.email}, active = ${row.active}, probe = ${row.probe},
        resource = ${row.resource}::jsonb, search = ${row.search}::jsonb, last_modified = ${row.lastModified},
        version = version + 1
      where organization_id = ${organizationId}::uuid and id = ${read.id}::uuid and version = ${read.version}
        and deleted_at is null`
    return count === 1 ? 'replaced' : 'stale'
  } catch (error) {
    if (isUniqueViolation(error)) return 'taken'
    throw error
  }
}

/** Keeps the row without the resource, so that history and links stay readable; the userName is free again. */
export async function deleteUser(
  { sql, organizationId }: Pipeline,
  directoryId: string,
  id: string,
  now: Date,
) {
  const count = await sql.$executeRaw`
    update scim_user set
      deleted_at = ${now}, active = false, user_name_fold = null, resource = '{}', search = '{}', last_modified = ${now}
    where organization_id = ${organizationId}::uuid and directory_id = ${directoryId}::uuid and id = ${id}::uuid
      and deleted_at is null`
  return count === 1
}

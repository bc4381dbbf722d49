import type { JsonObject } from '@/core/scim/json'
import { userType } from '@/core/scim/schema/registry'
import { Prisma } from './generated/client'
import { isUniqueViolation } from './errors'
import { indexableStart, isIndexable, requireIndexable } from './indexable'
import { comparable } from './scim-query/comparable'
import type { Pipeline } from './pipeline'
import type { Tenant } from './tenant'

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

const userColumns = Prisma.sql`
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
    search: comparable(user.resource, userType),
  }
}

/** Answers false when a living user of this directory has the userName already. */
export async function insertUser(
  { sql, organizationId }: Tenant,
  user: UserIndex & {
    id: string
    directoryId: string
    /** Whose user it is; a person of their own when absent. */
    personId?: string
    resource: JsonObject
    createdAt: Date
  },
): Promise<boolean> {
  // A unique violation would end the surrounding transaction, so the conflict is settled by the insert itself.
  const { count } = await sql.user.createMany({
    data: [
      {
        ...columnsOf(user),
        organizationId,
        lastModified: user.createdAt,
      },
    ],
    skipDuplicates: true,
  })
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
  { sql, organizationId }: Tenant,
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
  { sql, organizationId }: Tenant,
  read: { id: string; version: number },
  user: UserIndex & { resource: JsonObject; lastModified: Date },
): Promise<'replaced' | 'stale' | 'taken'> {
  try {
    const { count } = await sql.user.updateMany({
      where: { organizationId, id: read.id, version: read.version, deletedAt: null },
      data: { ...columnsOf(user), version: { increment: 1 } },
    })
    return count === 1 ? 'replaced' : 'stale'
  } catch (error) {
    if (isUniqueViolation(error)) return 'taken'
    throw error
  }
}

/** Keeps the row without the resource, so that history and links stay readable; the userName is free again. */
export async function deleteUser(
  { sql, organizationId }: Tenant,
  directoryId: string,
  id: string,
  now: Date,
) {
  const { count } = await sql.user.updateMany({
    where: { organizationId, directoryId, id, deletedAt: null },
    data: { deletedAt: now, active: false, userNameFold: null, resource: {}, search: {}, lastModified: now },
  })
  return count === 1
}

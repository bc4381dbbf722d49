import { foldCase } from '@/core/scim/filter/compare'
import { isId } from './is-id'
import type { Pipeline } from './pipeline'

/** Whom a member's value means; `value` is then the id of that user or group. */
export type Resolved = { value: string; userId: string | null; nestedGroupId: string | null }

/**
 * Looks up the values of members in their directory. A value is an id (RFC 7643 §4.2), but clients that cannot know
 * our ids yet, such as migrations, name a user by externalId or userName. What is not found stays parked.
 */
export async function resolveMembers(
  tenant: Pipeline,
  directoryId: string,
  values: readonly string[],
): Promise<Map<string, Resolved>> {
  const found = new Map<string, Resolved>()
  if (values.length === 0) return found
  for (const { id, isUser } of await findIds(tenant, directoryId, values.filter(isId)))
    found.set(id, { value: id, userId: isUser ? id : null, nestedGroupId: isUser ? null : id })
  const others = values.filter((value) => !found.has(value))
  if (others.length === 0) return found
  const names = await findNames(tenant, directoryId, others)
  for (const value of others) {
    const id = names.byExternalId.get(value) ?? names.byUserName.get(foldCase(value))
    if (id !== undefined) found.set(value, { value: id, userId: id, nestedGroupId: null })
  }
  return found
}

const findIds = ({ sql, organizationId }: Pipeline, directoryId: string, ids: string[]) =>
  sql.$queryRaw<{ id: string; isUser: boolean }[]>`
    select id::text, true as "isUser" from scim_user
    where organization_id = ${organizationId}::uuid and directory_id = ${directoryId}::uuid
      and id = any(${ids}::uuid[]) and deleted_at is null
    union all
    select id::text, false from scim_group
    where organization_id = ${organizationId}::uuid and directory_id = ${directoryId}::uuid
      and id = any(${ids}::uuid[])`

async function findNames({ sql, organizationId }: Pipeline, directoryId: string, names: string[]) {
  const rows = await sql.$queryRaw<{ id: string; externalId: string | null; userName: string }[]>`
    select id::text, external_id as "externalId", user_name_fold as "userName" from scim_user
    where organization_id = ${organizationId}::uuid and directory_id = ${directoryId}::uuid and deleted_at is null
      and (external_id = any(${names}) or user_name_fold = any(${names.map(foldCase)}))
    order by id desc`
  // Only userName is unique; of several users with one externalId the oldest is meant.
  return {
    byExternalId: new Map(rows.map(({ externalId, id }) => [externalId, id])),
    byUserName: new Map(rows.map(({ userName, id }) => [userName, id])),
  }
}

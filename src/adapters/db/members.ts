import { Prisma } from './generated/client'
import type { MemberChange } from './change-members'
import type { Pipeline } from './pipeline'

/** A member as a client sees it, but for its $ref. A parked member, whose user has not come, has no type. */
export type GroupMember = { value: string; type?: 'User' | 'Group'; display?: string }

/** The members of each group that has any, ordered by value. */
export async function loadMembers(
  { sql, organizationId }: Pipeline,
  groupIds: string[],
): Promise<Map<string, GroupMember[]>> {
  const rows = await sql.$queryRaw<
    { groupId: string; value: string; type: 'User' | 'Group' | null; display: string | null }[]
  >`
    select group_id::text as "groupId", value, display,
      case when user_id is not null then 'User' when nested_group_id is not null then 'Group' end as type
    from scim_member where organization_id = ${organizationId}::uuid and group_id = any(${groupIds}::uuid[])
    order by group_id, value collate "C"`
  const members = new Map<string, GroupMember[]>()
  for (const { groupId, value, type, display } of rows) {
    const list = members.get(groupId) ?? []
    list.push({ value, ...(type && { type }), ...(display !== null && { display }) })
    members.set(groupId, list)
  }
  return members
}

/** Every user in these groups and in the groups that they contain. */
export async function usersOfGroups(
  { sql, organizationId }: Pipeline,
  groupIds: string[],
): Promise<string[]> {
  if (groupIds.length === 0) return []
  const rows = await sql.$queryRaw<{ id: string }[]>`
    with recursive inside as (
      select unnest(${groupIds}::uuid[]) as id
      union
      select nested_group_id from inside join scim_member on group_id = inside.id
      where organization_id = ${organizationId}::uuid and nested_group_id is not null)
    select distinct user_id::text as id from inside join scim_member on group_id = inside.id
    where organization_id = ${organizationId}::uuid and user_id is not null`
  return rows.map(({ id }) => id)
}

/** The users whose groups are others after these changes of members. */
export async function affectedUsers(tenant: Pipeline, changes: MemberChange[]): Promise<string[]> {
  const moved = changes.filter(({ kind }) => kind !== 'renamed')
  const nested = await usersOfGroups(
    tenant,
    moved.flatMap(({ nestedGroupId }) => nestedGroupId ?? []),
  )
  return [...new Set([...moved.flatMap(({ userId }) => userId ?? []), ...nested])]
}

/**
 * Lets parked members join that named this new user by id, externalId or userName; from then on their value is
 * the id. Answers the groups joined, whose version has moved.
 */
export async function adoptParked(
  { sql, organizationId }: Pipeline,
  directoryId: string,
  user: { id: string; externalId: string | null; userName: string; userNameFold: string },
  now: Date,
): Promise<string[]> {
  const names = [user.id, user.externalId, user.userName, user.userNameFold].filter((name) => name !== null)
  const groups = await lockGroupsWith(
    { sql, organizationId },
    Prisma.sql`value = any(${names}) and user_id is null`,
  )
  if (groups.length === 0) return []
  const rows = await sql.$queryRaw<{ id: string }[]>`
    with parked as (
      delete from scim_member m using scim_group g
      where m.organization_id = ${organizationId}::uuid and m.value = any(${names})
        and m.user_id is null and m.nested_group_id is null
        and g.id = m.group_id and g.directory_id = ${directoryId}::uuid
      returning m.*),
    joined as (
      insert into scim_member (organization_id, group_id, value, user_id, display, display_fold)
      select distinct on (group_id) organization_id, group_id, ${user.id}, ${user.id}::uuid, display, display_fold
      from parked order by group_id, value
      on conflict (group_id, value) do nothing)
    ${movedGroups('parked', now)}`
  return rows.map(({ id }) => id)
}

/** Ends a user's memberships. Answers the groups left, whose version has moved. */
export async function leaveGroups(
  { sql, organizationId }: Pipeline,
  userId: string,
  now: Date,
): Promise<string[]> {
  const groups = await lockGroupsWith({ sql, organizationId }, Prisma.sql`user_id = ${userId}::uuid`)
  if (groups.length === 0) return []
  const rows = await sql.$queryRaw<{ id: string }[]>`
    with gone as (
      delete from scim_member
      where organization_id = ${organizationId}::uuid and user_id = ${userId}::uuid returning group_id)
    ${movedGroups('gone', now)}`
  return rows.map(({ id }) => id)
}

/** Whoever changes members holds the group first (lockGroup); in the order of the ids, so that two never cross. */
const lockGroupsWith = ({ sql, organizationId }: Pipeline, member: Prisma.Sql) => sql.$queryRaw<
  { id: string }[]
>`
  select id::text from scim_group where id in (
    select group_id from scim_member where organization_id = ${organizationId}::uuid and ${member})
  order by id for no key update`

const movedGroups = (source: 'parked' | 'gone', now: Date) => Prisma.sql`
  update scim_group set version = version + 1, last_modified = ${now}
  where id in (select group_id from ${Prisma.raw(source)}) returning id::text`

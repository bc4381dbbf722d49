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

/** A group that a user belongs to; not direct when only through a group in that group. */
export type Belonging = { id: string; display: string; direct: boolean }

/**
 * The groups of each user that has any, nested ones flattened, ordered by id. Users of one page mostly share their
 * groups: what contains a group is looked up once for all of them, and who has the same groups has the same list.
 */
export async function groupsOf(
  { sql, organizationId }: Pipeline,
  userIds: string[],
): Promise<Map<string, Belonging[]>> {
  const [row] = await sql.$queryRaw<{ direct: Direct[]; containing: Containing[] }[]>`
    with recursive direct as materialized (
      select array_agg(user_id) as users, groups from (
        select user_id, array_agg(group_id order by group_id) as groups from scim_member
        where organization_id = ${organizationId}::uuid and user_id = any(${userIds}::uuid[]) group by user_id) each
      group by groups),
    containing as (
      select distinct id as inner_id, id from direct, unnest(groups) as id
      union
      select inner_id, outside.group_id
      from containing join scim_member outside on outside.nested_group_id = containing.id
      where outside.organization_id = ${organizationId}::uuid)
    select (select coalesce(json_agg(direct), '[]') from direct) as direct, (
      select coalesce(json_agg(json_build_object('inner', inner_id, 'id', id, 'display', display_name)), '[]')
      from containing join scim_group using (id)) as containing`
  const { direct = [], containing = [] } = row ?? {}
  const around = Map.groupBy(containing, ({ inner }) => inner)
  const belonging = new Map<string, Belonging[]>()
  for (const { users, groups } of direct) {
    const all = flatten(groups, around)
    for (const userId of users) belonging.set(userId, all)
  }
  return belonging
}

/** Users that are members of the same groups. */
type Direct = { users: string[]; groups: string[] }

/** A group, and one that it is in at whatever depth; a group counts as being in itself. */
type Containing = { inner: string; id: string; display: string }

function flatten(direct: string[], around: Map<string, Containing[]>): Belonging[] {
  const all = new Map<string, Belonging>()
  for (const { id, display } of direct.flatMap((group) => around.get(group) ?? []))
    if (!all.has(id)) all.set(id, { id, display, direct: direct.includes(id) })
  return [...all.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
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

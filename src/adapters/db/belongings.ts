import { Prisma } from './generated/client'
import type { Pipeline } from './pipeline'

/** A group that a user belongs to; not direct when only through a group in that group. */
export type Belonging = { id: string; display: string; direct: boolean }

/**
 * The groups of each user that has any, nested ones flattened, ordered by id. Users of one page mostly share their
 * groups: what contains a group is looked up once for all of them, and who has the same groups has the same list.
 */
export async function groupsOf(tenant: Pipeline, userIds: string[]): Promise<Map<string, Belonging[]>> {
  const [found] = await tenant.sql.$queryRaw<FoundGroups[]>`
    with recursive ${belongingTables(tenant, Prisma.sql`${userIds}::uuid[]`)}
    select ${foundGroups}`
  return belongings(found ?? { direct: [], containing: [] })
}

/** Tables of a statement: who of these users is directly in what (`direct`), and what contains that (`containing`). */
export const belongingTables = (
  { organizationId }: Pick<Pipeline, 'organizationId'>,
  userIds: Prisma.Sql,
) => Prisma.sql`
  direct as materialized (
    select array_agg(user_id) as users, groups from (
      select user_id, array_agg(group_id order by group_id) as groups from scim_member
      where organization_id = ${organizationId}::uuid and user_id = any(${userIds}) group by user_id) each
    group by groups),
  containing as (
    select distinct id as inner_id, id from direct, unnest(groups) as id
    union
    select inner_id, outside.group_id
    from containing join scim_member outside on outside.nested_group_id = containing.id
    where outside.organization_id = ${organizationId}::uuid)`

/** The columns of FoundGroups, from those tables. */
export const foundGroups = Prisma.sql`
  (select coalesce(json_agg(direct), '[]') from direct) as direct,
  (select coalesce(json_agg(json_build_object('inner', inner_id, 'id', id, 'display', display_name)), '[]')
   from containing join scim_group using (id)) as containing`

export type FoundGroups = { direct: Direct[]; containing: Containing[] }

export function belongings({ direct, containing }: FoundGroups): Map<string, Belonging[]> {
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

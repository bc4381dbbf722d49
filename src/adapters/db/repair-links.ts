import type { Prisma } from './generated/client'
import type { LinkState } from './generated/enums'
import type { Tenant } from './tenant'

const repaired = {
  id: true,
  userId: true,
  storeId: true,
  customerId: true,
  claim: true,
  state: true,
  managedTags: true,
  managedRoles: true,
  user: { select: { displayName: true } },
  store: { select: { name: true } },
} satisfies Prisma.LinkSelect

/** A link as a repair begins with it. */
export const findLink = ({ sql, organizationId }: Tenant, id: string) =>
  sql.link.findFirst({ where: { organizationId, id }, select: repaired })

export type RepairedLink = NonNullable<Awaited<ReturnType<typeof findLink>>>

/** The same, locked until the transaction ends, so that no drain claims it meanwhile. */
export async function lockLink(tenant: Tenant, id: string) {
  const { sql, organizationId } = tenant
  await sql.$queryRaw`select id from link where organization_id = ${organizationId}::uuid and id = ${id}::uuid for update`
  return findLink(tenant, id)
}

/** The link of a person in a store, if there is one. */
export const linkOfPerson = ({ sql, organizationId }: Tenant, personId: string, storeId: string) =>
  sql.link.findFirst({ where: { organizationId, userId: personId, storeId }, select: repaired })

/** Makes a user a person of their own. Answers the person that they were part of, or undefined when they were nobody's. */
export async function splitUser(
  { sql, organizationId }: Tenant,
  userId: string,
): Promise<string | undefined> {
  const rows = await sql.$queryRaw<{ personId: string }[]>`
    update scim_user set person_id = scim_user.id from scim_user before
    where scim_user.organization_id = ${organizationId}::uuid and scim_user.id = ${userId}::uuid
      and before.id = scim_user.id and before.person_id <> before.id
    returning before.person_id::text as "personId"`
  return rows[0]?.personId
}

/** The living users of a group, nested groups included. */
export async function usersOfGroup({ sql, organizationId }: Tenant, groupId: string): Promise<string[]> {
  const rows = await sql.$queryRaw<{ id: string }[]>`
    with recursive inside(id) as (
      select id from scim_group where organization_id = ${organizationId}::uuid and id = ${groupId}::uuid
      union
      select nested_group_id from scim_member join inside on group_id = inside.id
      where organization_id = ${organizationId}::uuid and nested_group_id is not null)
    select distinct user_id::text as id from scim_member join inside on group_id = inside.id
    join scim_user on scim_user.id = user_id and deleted_at is null and not probe
    where scim_member.organization_id = ${organizationId}::uuid`
  return rows.map(({ id }) => id)
}

/** The links of some users' persons by state. */
export async function linkStates({ sql, organizationId }: Tenant, userIds: string[]) {
  return sql.$queryRaw<{ state: LinkState; links: number }[]>`
    select state, count(*)::int as links from link
    where organization_id = ${organizationId}::uuid and user_id in (
      select person_id from scim_user where organization_id = ${organizationId}::uuid and id = any(${userIds}::uuid[]))
    group by state`
}

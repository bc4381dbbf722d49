import { Prisma } from './generated/client'
import type { Tenant } from './tenant'

/** Living people: the users that are counted anyhow, less those who are somebody that is there already. */
export async function countPersons({ sql, organizationId }: Tenant): Promise<number> {
  const rows = await sql.$queryRaw<{ people: number }[]>`
    select ((select coalesce(sum(users), 0) from scim_user_count
        where directory_id in (select id from directory where organization_id = ${organizationId}::uuid)) -
      (select count(*) from scim_user other join scim_user own on own.id = other.person_id and own.deleted_at is null
        where other.organization_id = ${organizationId}::uuid and other.person_id <> other.id
          and other.deleted_at is null))::int as people`
  return rows[0]?.people ?? 0
}

const underWay = Prisma.sql`('accepted', 'planned', 'queued', 'writing')`

/** People by the worst state of their links, for the overview. Only links that are not simply in step are read. */
export async function countPeople(tenant: Tenant) {
  const { sql, organizationId } = tenant
  const people = await countPersons(tenant)
  const rows = await sql.$queryRaw<
    { others: number; pending: number; failed: number; restricted: number; isLinked: boolean }[]
  >`
    with other as (
      select user_id, bool_or(state = 'failed') as failed, bool_or(state in ${underWay}) as pending
      from (
        select user_id, state from link where organization_id = ${organizationId}::uuid and state <> 'verified'
          and (state = 'failed' or state in ${underWay})
        union all
        select user_id, state from link where organization_id = ${organizationId}::uuid and restricted_at is not null) link
      where exists (select from scim_user where scim_user.id = user_id and deleted_at is null)
      group by user_id)
    select count(*)::int as others, count(*) filter (where failed)::int as failed,
      count(*) filter (where pending and not failed)::int as pending,
      count(*) filter (where not pending and not failed)::int as restricted,
      exists (select from link where organization_id = ${organizationId}::uuid) as "isLinked"
    from other`
  const { others, isLinked, ...counts } = rows[0] ?? {
    others: 0,
    pending: 0,
    failed: 0,
    restricted: 0,
    isLinked: false,
  }
  return { people, ...counts, verified: isLinked ? Math.max(0, people - others) : 0 }
}

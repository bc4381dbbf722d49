import { Prisma } from './generated/client'
import type { Tenant } from './tenant'

/**
 * Links with a customer of people who have left, or no longer belong in the store, without a restriction that was read back:
 * those that are leaving, those that are restricted and not verified, and those of people who have left. Each part goes by
 * the few rows that it is about.
 */
export const leavingNotDone = (organizationId: string) => Prisma.sql`
  select undone.* from (
    select id, user_id, store_id from link
    where organization_id = ${organizationId}::uuid and leaving_since is not null and not restricted
      and customer_id is not null
    union
    select id, user_id, store_id from link
    where organization_id = ${organizationId}::uuid and state <> 'verified' and restricted and customer_id is not null
    union
    select link.id, link.user_id, link.store_id from link join (
      select gone.person_id from scim_user gone
      where gone.directory_id in (select id from directory where organization_id = ${organizationId}::uuid)
        and gone.left_at is not null and not exists (select from scim_user still
          where still.organization_id = ${organizationId}::uuid and still.person_id = gone.person_id
            and still.left_at is null)) person on person.person_id = link.user_id
    where link.organization_id = ${organizationId}::uuid and customer_id is not null and not restricted) undone
  join store on store.id = undone.store_id and store.status <> 'disconnected'`

/** How many links of leavers are not done, with the first of them. */
export async function openLeavers({ sql, organizationId }: Tenant, limit: number) {
  const rows = await sql.$queryRaw<{ personId: string; storeId: string; people: number }[]>`
    with undone as (${leavingNotDone(organizationId)}),
    counted as (select count(distinct user_id)::int as people from undone)
    select user_id::text as "personId", store_id::text as "storeId", people from undone cross join counted
    order by user_id, store_id limit ${limit}`
  return {
    people: rows[0]?.people ?? 0,
    leavers: rows.map(({ personId, storeId }) => ({ personId, storeId })),
  }
}

/** People who are failing, and people whose removal waits for a decision. */
export async function failingAndHeld({ sql, organizationId }: Tenant) {
  const rows = await sql.$queryRaw<{ failing: number; held: number }[]>`
    select
      (select count(distinct user_id)::int from link where organization_id = ${organizationId}::uuid
        and failed_since is not null and state <> 'held') as failing,
      (select count(distinct person_id)::int from held_removal join held_change on held_change.id = change_id
        where held_removal.organization_id = ${organizationId}::uuid and ended_at is null
          and held_change.state = 'open') as held`
  return rows[0] ?? { failing: 0, held: 0 }
}

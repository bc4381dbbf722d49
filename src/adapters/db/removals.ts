import { Prisma } from './generated/client'
import type { Tenant } from './tenant'

/** Whose limit is measured: one directory's, over all stores, or one store's, over all directories. */
export type Guarded =
  { directoryId: string; storeId?: undefined } | { storeId: string; directoryId?: undefined }

export const lately = (hours: number) => Prisma.sql`now() - ${hours} * interval '1 hour'`

export const ofStore = ({ storeId }: Guarded) =>
  storeId === undefined ? Prisma.empty : Prisma.sql`and link.store_id = ${storeId}::uuid`

/**
 * People who are about to lose access, or have lost it within the window. Left out is who came back, and whose removal
 * a teammate has decided. The links that a drain has not looked at yet are found by their inactive users; one that it
 * has settled belongs to somebody whom the store's policy gives time.
 */
export async function countRemovals(
  { sql, organizationId }: Tenant,
  guarded: Guarded,
  windowHours: number,
): Promise<number> {
  const { directoryId } = guarded
  const ofDirectory =
    directoryId === undefined
      ? Prisma.sql`scim_user.directory_id in (select id from directory where organization_id = ${organizationId}::uuid)`
      : Prisma.sql`scim_user.directory_id = ${directoryId}::uuid`
  const [row] = await sql.$queryRaw<{ people: number }[]>`
    with leaving as (
      select link.user_id from link
      where link.organization_id = ${organizationId}::uuid and link.leaving_since is not null and not link.restricted
        and link.customer_id is not null ${ofStore(guarded)}
      union
      select link.user_id from link
      where link.organization_id = ${organizationId}::uuid and link.restricted_at > ${lately(windowHours)}
        ${ofStore(guarded)}
      union
      select link.user_id from scim_user
      join directory on directory.id = scim_user.directory_id and directory.mode = 'live'
      join link on link.user_id = scim_user.person_id
      where ${ofDirectory} and scim_user.left_at > ${lately(windowHours)} and not scim_user.probe
        and link.customer_id is not null and not link.restricted and link.state <> 'verified' ${ofStore(guarded)}
        and not exists (
          select from scim_user other join directory on directory.id = other.directory_id and directory.mode = 'live'
          where other.organization_id = ${organizationId}::uuid and other.person_id = scim_user.person_id
            and other.active and not other.probe)
      ${atTargets(organizationId, guarded, windowHours)})
    select count(*)::int as people from leaving
    where not exists (
        select from held_removal join held_change on held_change.id = change_id
        where held_removal.organization_id = ${organizationId}::uuid and person_id = leaving.user_id
          and ended_at is null and loss is null and state = 'approved')
      and not exists (
        select from held_at_target join held_change on held_change.id = change_id
        where held_at_target.organization_id = ${organizationId}::uuid and person_id = leaving.user_id
          and ended_at is null and state = 'approved')
      and not exists (select from scim_user where id = leaving.user_id and override is not null)
      and exists (
        select from scim_user where scim_user.organization_id = ${organizationId}::uuid
          and person_id = leaving.user_id and ${ofDirectory} and not probe)`
  return row?.people ?? 0
}

/** The same at targets, which only a directory's limit is about. */
const atTargets = (organizationId: string, { directoryId }: Guarded, windowHours: number) =>
  directoryId === undefined
    ? Prisma.empty
    : Prisma.sql`
      union
      select target_link.user_id from target_link
      where target_link.organization_id = ${organizationId}::uuid and (
        leaving_since > ${lately(windowHours)} or leaving_since is not null and record_id is not null and state = 'held')
      union
      select target_link.user_id from scim_user
      join directory on directory.id = scim_user.directory_id and directory.mode = 'live'
      join target_link on target_link.user_id = scim_user.person_id and record_id is not null
      where scim_user.directory_id = ${directoryId}::uuid and scim_user.left_at > ${lately(windowHours)}
        and not scim_user.probe
        and not exists (
          select from scim_user other join directory on directory.id = other.directory_id and directory.mode = 'live'
          where other.organization_id = ${organizationId}::uuid and other.person_id = scim_user.person_id
            and other.active and not other.probe)`

/** People who had access when the window began, counted up to a number that is enough. */
export async function countLinked(
  { sql, organizationId }: Tenant,
  guarded: Guarded,
  { windowHours, upTo }: { windowHours: number; upTo: number },
): Promise<number> {
  const had = Prisma.sql`
    link.organization_id = ${organizationId}::uuid
    and (link.customer_id is not null and not link.restricted or link.restricted_at > ${lately(windowHours)})`
  const people =
    guarded.directoryId === undefined
      ? Prisma.sql`select user_id from link where ${had} and store_id = ${guarded.storeId}::uuid`
      : Prisma.sql`
          select distinct person_id from scim_user
          where directory_id = ${guarded.directoryId}::uuid and not probe
            and (exists (select from link where link.user_id = person_id and ${had})
              or exists (select from target_link where target_link.user_id = person_id
                and (record_id is not null or leaving_since > ${lately(windowHours)})))`
  const [row] = await sql.$queryRaw<{ people: number }[]>`
    select count(*)::int as people from (${people} limit ${upTo}) person`
  return row?.people ?? 0
}

/** Persons of a directory who lost access to a store within a time and have not got it back. */
export async function restrictedWithin(
  { sql, organizationId }: Tenant,
  { directoryId, from, until }: { directoryId: string; from: Date; until: Date },
): Promise<string[]> {
  const rows = await sql.$queryRaw<{ id: string }[]>`
    select distinct link.user_id::text as id from link
    where organization_id = ${organizationId}::uuid
      and restricted_at >= ${from}::timestamptz and restricted_at <= ${until}::timestamptz
      and exists (select from scim_user where person_id = link.user_id and directory_id = ${directoryId}::uuid)`
  return rows.map(({ id }) => id)
}

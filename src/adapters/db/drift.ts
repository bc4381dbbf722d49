import { Prisma } from './generated/client'
import type { Tenant } from './tenant'

/** Linked customers that a full reading has not met; what was linked since it began does not count. */
export const missingLinks = ({ sql, organizationId }: Tenant, storeId: string, since: Date, limit: number) =>
  sql.$queryRaw<{ linkId: string; customerId: string }[]>`
    select id::text as "linkId", customer_id as "customerId" from link
    where organization_id = ${organizationId}::uuid and store_id = ${storeId}::uuid and customer_id is not null
      and claim is null and coalesce(verified_at, created_at) < ${since}
      and not exists (select from store_customer seen
        where seen.store_id = ${storeId}::uuid and seen.customer_id = link.customer_id)
      and not exists (select from drift_finding raised
        where raised.store_id = ${storeId}::uuid and raised.kind = 'missing' and raised.subject = link.id::text
          and raised.last_seen >= ${since})
    order by customer_id limit ${limit}`

/** Linked customers whose last change was never looked at, after a place in the order of their ids. */
export const changedCustomers = (
  { sql, organizationId }: Tenant,
  storeId: string,
  { after, all, limit }: { after: string | null; all: boolean; limit: number },
) =>
  sql.$queryRaw<{ customerId: string }[]>`
    select link.customer_id as "customerId" from link join store_customer seen
      on seen.store_id = link.store_id and seen.customer_id = link.customer_id
    where link.organization_id = ${organizationId}::uuid and link.store_id = ${storeId}::uuid and link.claim is null
      and (${after}::text is null or link.customer_id > ${after}::text)
      -- Shopify's moments are whole seconds, so that an edit right after a write shows in its content only.
      and (${all} or (link.observed->>'updatedAt')::timestamptz is distinct from seen.updated_at::timestamptz
        or not link.managed_tags <@ seen.tags or lower(link.observed->>'email') is distinct from lower(seen.email)
        or (link.observed->>'phone') is distinct from seen.phone or seen.name is distinct from nullif(
          concat_ws(' ', nullif(link.observed->>'firstName', ''), nullif(link.observed->>'lastName', '')), ''))
    order by link.customer_id limit ${limit}`

/** Linked customers without the key of their link, or with another's. */
export const keylessLinks = ({ sql, organizationId }: Tenant, storeId: string, limit: number) =>
  sql.$queryRaw<{ linkId: string; customerId: string }[]>`
    select link.id::text as "linkId", link.customer_id as "customerId" from link join store_customer seen
      on seen.store_id = link.store_id and seen.customer_id = link.customer_id
    where link.organization_id = ${organizationId}::uuid and link.store_id = ${storeId}::uuid and link.claim is null
      and seen.link_key is distinct from link.id::text
    limit ${limit}`

type Raised = {
  kind: string
  subject: string
  customerId: string | null
  linkId: string | null
  personId: string | null
}

/** Keeps what one link's customer differs in, for a person to decide. */
export const raiseFinding = (
  { sql, organizationId }: Tenant,
  storeId: string,
  { details, ...raised }: Raised & { details: Prisma.InputJsonObject },
) =>
  sql.$executeRaw`
    insert into drift_finding (id, organization_id, store_id, kind, subject, customer_id, link_id, person_id, details)
    values (gen_random_uuid(), ${organizationId}::uuid, ${storeId}::uuid, ${raised.kind}, ${raised.subject},
      ${raised.customerId}, ${raised.linkId}::uuid, ${raised.personId}::uuid, ${JSON.stringify(details)}::jsonb)
    on conflict (store_id, kind, subject) do update set details = excluded.details, customer_id = excluded.customer_id,
      last_seen = now(), state = case when drift_finding.state = 'ignored' and drift_finding.details = excluded.details
        then 'ignored' else 'open' end`

const upsert = Prisma.sql`
  on conflict (store_id, kind, subject) do update set details = excluded.details, person_id = excluded.person_id,
    link_id = excluded.link_id, last_seen = now(),
    state = case when drift_finding.state = 'solved' then 'open' else drift_finding.state end`

const seenAs = Prisma.sql`
  jsonb_build_object('name', seen.name, 'email', seen.email, 'phone', seen.phone, 'orders', seen.orders, 'state', seen.state)`

/** Customers on these domains whom nobody manages: not linked, not marked, and of no active user. Answers how many. */
export const raiseUnmanaged = (
  { sql, organizationId }: Tenant,
  storeId: string,
  { domains, marker }: { domains: string[]; marker: string },
) =>
  sql.$executeRaw`
    with former as (
      select distinct on (lower(email)) lower(email) as address, person_id from scim_user
      where organization_id = ${organizationId}::uuid and not probe and not active and email is not null
      order by lower(email), left_at desc nulls last)
    insert into drift_finding (id, organization_id, store_id, kind, subject, customer_id, person_id, link_id, details)
    select gen_random_uuid(), ${organizationId}::uuid, ${storeId}::uuid, 'unmanaged', seen.customer_id, seen.customer_id,
      former.person_id, null, ${seenAs}
    from store_customer seen left join former on former.address = seen.email
    where seen.organization_id = ${organizationId}::uuid and seen.store_id = ${storeId}::uuid
      and split_part(seen.email, '@', 2) = any(${domains})
      and not exists (select from unnest(seen.tags) tag where lower(tag) = lower(${marker}))
      and not exists (select from link where link.store_id = seen.store_id and link.customer_id = seen.customer_id)
      and not exists (select from scim_user_email known join scim_user on scim_user.id = known.user_id
        where known.organization_id = ${organizationId}::uuid and known.value = seen.email and active and deleted_at is null)
    ${upsert}`

/** Customers that have an address or the number of somebody whose own customer is another one. Answers how many. */
export const raiseDuplicates = ({ sql, organizationId }: Tenant, storeId: string) =>
  sql.$executeRaw`
    with mine as (
      select id, user_id, customer_id, desired->'fields'->>'phone' as phone from link
      where organization_id = ${organizationId}::uuid and store_id = ${storeId}::uuid and customer_id is not null),
    alike as (
      select mine.id, mine.user_id, seen.customer_id from mine join store_customer seen on seen.phone = mine.phone
      where seen.organization_id = ${organizationId}::uuid and seen.store_id = ${storeId}::uuid
        and seen.customer_id <> mine.customer_id
      union
      select mine.id, mine.user_id, seen.customer_id from mine
      join scim_user on scim_user.organization_id = ${organizationId}::uuid and person_id = mine.user_id
      join scim_user_email known on known.user_id = scim_user.id
      join store_customer seen on seen.email = known.value
      where seen.organization_id = ${organizationId}::uuid and seen.store_id = ${storeId}::uuid
        and seen.customer_id <> mine.customer_id)
    insert into drift_finding (id, organization_id, store_id, kind, subject, customer_id, person_id, link_id, details)
    select distinct on (seen.customer_id) gen_random_uuid(), ${organizationId}::uuid, ${storeId}::uuid, 'duplicate',
      seen.customer_id, seen.customer_id, alike.user_id, alike.id, ${seenAs}
    from alike join store_customer seen on seen.store_id = ${storeId}::uuid and seen.customer_id = alike.customer_id
    where not exists (select from link other where other.store_id = seen.store_id and other.customer_id = seen.customer_id)
      and not exists (select from match_exclusion ruled where ruled.link_id = alike.id and ruled.customer_id = seen.customer_id)
    ${upsert}`

/** Customers that carry a key of Rollcall although no link has them. Answers how many. */
export const raiseStrayKeys = ({ sql, organizationId }: Tenant, storeId: string) =>
  sql.$executeRaw`
    insert into drift_finding (id, organization_id, store_id, kind, subject, customer_id, person_id, link_id, details)
    select gen_random_uuid(), ${organizationId}::uuid, ${storeId}::uuid, 'stray-key', seen.customer_id, seen.customer_id,
      owner.user_id, owner.id, ${seenAs}
    from store_customer seen
    left join link owner on owner.store_id = seen.store_id and owner.id::text = seen.link_key and owner.customer_id is null
    where seen.organization_id = ${organizationId}::uuid and seen.store_id = ${storeId}::uuid and seen.link_key is not null
      and not exists (select from link where link.store_id = seen.store_id and link.customer_id = seen.customer_id)
    ${upsert}`

/** What a comparison that began then has not found any more is solved. */
export const settleUnseen = ({ sql, organizationId }: Tenant, storeId: string, since: Date) =>
  sql.driftFinding.updateMany({
    where: { organizationId, storeId, state: 'open', lastSeen: { lt: since } },
    data: { state: 'solved' },
  })

/** Open findings by kind. */
export async function countFindings({ sql, organizationId }: Tenant, storeId?: string) {
  const rows = await sql.driftFinding.groupBy({
    by: ['kind'],
    where: { organizationId, state: 'open', ...(storeId ? { storeId } : {}) },
    _count: true,
  })
  return Object.fromEntries(rows.map(({ kind, _count }) => [kind, _count]))
}

const finding = {
  id: true,
  storeId: true,
  kind: true,
  customerId: true,
  linkId: true,
  personId: true,
  details: true,
  state: true,
  firstSeen: true,
  lastSeen: true,
  store: { select: { name: true, domain: true } },
} as const

/** Open findings, the newest first. Keyset-paged by id. */
export const listFindings = (
  { sql, organizationId }: Tenant,
  { cursor, limit, kind, storeId }: { cursor?: string; limit: number; kind?: string; storeId?: string },
) =>
  sql.driftFinding.findMany({
    where: {
      organizationId,
      state: 'open',
      ...(kind ? { kind } : {}),
      ...(storeId ? { storeId } : {}),
      ...(cursor ? { id: { lt: cursor } } : {}),
    },
    orderBy: { id: 'desc' },
    take: limit,
    select: finding,
  })

export const findFinding = ({ sql, organizationId }: Tenant, id: string) =>
  sql.driftFinding.findFirst({ where: { organizationId, id, state: 'open' }, select: finding })

export type Finding = NonNullable<Awaited<ReturnType<typeof findFinding>>>

export const decideFinding = (
  { sql, organizationId }: Tenant,
  id: string,
  { state, by }: { state: 'solved' | 'ignored'; by: Prisma.InputJsonObject },
) =>
  sql.driftFinding.updateMany({
    where: { organizationId, id },
    data: { state, decidedBy: by, decidedAt: new Date() },
  })

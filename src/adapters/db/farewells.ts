import { closeOfUnlinked } from './conflicts'
import { Prisma } from './generated/client'
import type { Pipeline } from './pipeline'
import type { Tenant } from './tenant'

/** Begins to leave a store, or (null) stays after all. A pause would keep it from ever being done. */
export const keepFarewell = (
  { sql, organizationId }: Tenant,
  storeId: string,
  farewell: Prisma.InputJsonObject | null,
  pausedAt: Date | null,
) =>
  sql.store.updateMany({
    where: { organizationId, id: storeId },
    data: { farewell: farewell ?? Prisma.DbNull, pausedAt },
  })

/** Whether everyone is being restricted in a store, because it is being left. */
export async function hasFarewell({ sql, organizationId }: Pipeline, storeId: string): Promise<boolean> {
  const rows = await sql.$queryRaw<object[]>`
    select from store
    where organization_id = ${organizationId}::uuid and id = ${storeId}::uuid and farewell->>'choice' = 'restrict'`
  return rows.length > 0
}

/** Links that have a customer, or may have one: an earlier create may have gone unheard. */
const maybeThere = Prisma.sql`(customer_id is not null or claim is not null or attempts > 0)`

/** Owes everyone of whom a store has a customer, and nobody else. */
export async function oweFarewell(
  { sql, organizationId }: Tenant,
  storeId: string,
  causeId: string | null,
): Promise<void> {
  await sql.$executeRaw`
    update link set state = 'queued', reason = null, generation = generation + 1, priority = 30, due_at = now(),
      due_since = coalesce(due_since, now()), cause_id = coalesce(${causeId}::uuid, cause_id)
    where organization_id = ${organizationId}::uuid and store_id = ${storeId}::uuid and ${maybeThere}`
  await sql.$executeRaw`
    update link set state = 'skipped', generation = generation + 1, due_at = null, due_since = null
    where organization_id = ${organizationId}::uuid and store_id = ${storeId}::uuid and not ${maybeThere}`
}

/** The links of a store that wait for a teammate's word about a removal. */
export async function heldLinksOf({ sql, organizationId }: Tenant, storeId: string): Promise<string[]> {
  const rows = await sql.$queryRaw<{ id: string }[]>`
    select distinct link.id::text from link join held_removal on link_id = link.id and ended_at is null
    where link.organization_id = ${organizationId}::uuid and store_id = ${storeId}::uuid`
  return rows.map(({ id }) => id)
}

/** A directory that only observes may have made these wait for it; a goodbye does not. */
export const owePlanned = ({ sql, organizationId }: Tenant, storeId: string) =>
  sql.$executeRaw`
    update link set state = 'queued', generation = generation + 1, priority = 30, due_at = now()
    where organization_id = ${organizationId}::uuid and store_id = ${storeId}::uuid and ${maybeThere}
      and state in ('planned', 'held')`

/** What ties people to a store, and how far restricting them has come. */
export type FarewellCounts = {
  linked: number
  restricted: number
  tags: number
  roles: number
  waiting: number
  failed: number
}

export async function farewellCounts(
  { sql, organizationId }: Tenant,
  storeId: string,
): Promise<FarewellCounts> {
  const [row] = await sql.$queryRaw<FarewellCounts[]>`
    select count(*) filter (where customer_id is not null)::int as linked,
      count(*) filter (where customer_id is not null and restricted)::int as restricted,
      coalesce(sum(cardinality(managed_tags)), 0)::int as tags,
      coalesce(sum(jsonb_array_length(managed_roles)), 0)::int as roles,
      count(*) filter (where state in ('accepted', 'queued', 'writing'))::int as waiting,
      count(*) filter (where state = 'failed')::int as failed
    from link where organization_id = ${organizationId}::uuid and store_id = ${storeId}::uuid`
  return row ?? { linked: 0, restricted: 0, tags: 0, roles: 0, waiting: 0, failed: 0 }
}

/** People whom a store did not let us change, with the reason. */
export const failedPeople = ({ sql, organizationId }: Tenant, storeId: string, limit: number) =>
  sql.link.findMany({
    where: { organizationId, storeId, state: 'failed' },
    orderBy: { id: 'asc' },
    take: limit,
    select: { userId: true, reason: true, user: { select: { displayName: true } } },
  })

/** Some links that still have a customer. */
export const someLinked = ({ sql, organizationId }: Tenant, storeId: string, limit: number) =>
  sql.$queryRaw<{ id: string; customerId: string }[]>`
    select id::text, customer_id as "customerId" from link
    where organization_id = ${organizationId}::uuid and store_id = ${storeId}::uuid and customer_id is not null
    limit ${limit}`

export const forgetLinks = (
  tenant: Tenant,
  storeId: string,
  which: string[] | 'all',
  reason: Prisma.InputJsonObject,
) => {
  const links = which === 'all' ? Prisma.sql`true` : Prisma.sql`id = any(${which}::uuid[])`
  return forget(tenant, Prisma.sql`store_id = ${storeId}::uuid and ${links}`, reason)
}

/** Forgets whatever is remembered of links: their tags and roles are nobody's to take away any more. */
export async function forget(
  tenant: Tenant,
  links: Prisma.Sql,
  reason: Prisma.InputJsonObject,
): Promise<void> {
  await closeOfUnlinked(tenant, links)
  await tenant.sql.$executeRaw`
    update link set
      customer_id = null, desired = null, agreed = null, observed = null, last_member = null, asked = '{}',
      managed_tags = '{}', managed_roles = '[]', managed_metafields = '{}', address_id = null, restricted = false,
      erasure_requested_at = null, leaving_since = null, losing_since = null, problems = null, failed_since = null,
      verified_at = null, state = 'ignored', reason = ${reason}::jsonb, generation = generation + 1, attempts = 0,
      claim = null, due_at = null, due_since = null
    where organization_id = ${tenant.organizationId}::uuid and ${links}`
}

/** Drops a store's access. What was still owed to it is owed no more; its links stay. */
export async function disconnectStore(
  { sql, organizationId }: Tenant,
  id: string,
  { pausedAt, reason }: { pausedAt: Date | null; reason: Prisma.InputJsonObject },
): Promise<void> {
  await sql.store.updateMany({
    where: { organizationId, id },
    data: {
      ...{ status: 'disconnected', trouble: null, retryAt: null, farewell: Prisma.DbNull, pausedAt },
      ...{ sealedAccessToken: null, accessTokenExpiresAt: null },
      ...{ sealedRefreshToken: null, refreshTokenExpiresAt: null },
      ...{ webhooksCheckedAt: null, webhookTrouble: null, unheardSince: null },
      ...{ catchUpAt: null, catchUpAfter: null },
    },
  })
  await sql.$executeRaw`
    update link set state = 'skipped', reason = ${reason}::jsonb, generation = generation + 1
    where organization_id = ${organizationId}::uuid and store_id = ${id}::uuid
      and state in ('accepted', 'planned', 'held', 'queued', 'writing', 'failed')`
  await sql.$executeRaw`
    update link set due_at = null, due_since = null
    where organization_id = ${organizationId}::uuid and store_id = ${id}::uuid and due_at is not null`
}

import { joinedById } from './claimed-links'
import { database } from './client'
import { closeOfUnlinked } from './conflicts'
import { Prisma } from './generated/client'
import type { LinkState } from './generated/enums'
import type { Pipeline } from './pipeline'
import type { OrganizationId, Tenant } from './tenant'

export type { LinkState }

/** A link as a drain claims it. `personId` is the person's; who they are says load-people. */
export type ClaimedLink = {
  id: string
  personId: string
  customerId: string | null
  /** What was last asked for, whether or not the store has answered. */
  desired: Prisma.JsonValue
  agreed: Prisma.JsonValue
  observed: Prisma.JsonValue
  lastMember: Prisma.JsonValue
  managedTags: string[]
  managedRoles: Prisma.JsonValue
  managedMetafields: Prisma.JsonValue
  addressId: string | null
  asked: string[]
  erasureRequestedAt: Date | null
  restricted: boolean
  /** Since when a drain knows that the person is leaving; null for members. */
  leavingSince: Date | null
  /** Since when a drain knows that somebody who stays would lose something. */
  losingSince: Date | null
  attempts: number
  /** What was counted of it since then (core/reconcile/breaker.ts). */
  began: Date | null
  writes: number
  putBacks: number
  accepted: number
  /** Since when it is not written any more. */
  trippedAt: Date | null
  generation: number
  dueSince: Date
  causeId: string | null
}

/** The columns of a ClaimedLink. */
export const claimedColumns = Prisma.sql`
  id::text, user_id::text as "personId", customer_id as "customerId", desired, agreed, observed,
  last_member as "lastMember", coalesce(managed_tags, '{}') as "managedTags",
  managed_roles as "managedRoles", managed_metafields as "managedMetafields", address_id as "addressId", asked,
  erasure_requested_at as "erasureRequestedAt", restricted, leaving_since as "leavingSince",
  losing_since as "losingSince", attempts, generation,
  hour_began as began, writes, put_backs as "putBacks", accepted_edits as accepted, tripped_at as "trippedAt",
  coalesce(due_since, now()) as "dueSince", cause_id::text as "causeId"`

/** Interactive changes; and what may wait for them: back-fills, and what is tried again. */
export type Lane = 'urgent' | 'patient'

const inLane = {
  urgent: Prisma.sql`priority < 40`,
  patient: Prisma.sql`priority >= 40`,
} satisfies Record<Lane, Prisma.Sql>

/**
 * Claims up to `limit` due links of one store and lane, most urgent first. The caller holds the store's lock, so whatever is
 * still marked as claimed belongs to a drain that has died and is claimed again.
 */
export const claimDue = (
  { sql, organizationId }: Pipeline,
  storeId: string,
  { lane, claim, limit }: { lane: Lane; claim: string; limit: number },
): Promise<ClaimedLink[]> =>
  // The limit stands in a query of its own: as a subquery of the update it may be run again for each row.
  sql.$queryRaw<ClaimedLink[]>`
    with due as (
      select id from link
      where organization_id = ${organizationId}::uuid and store_id = ${storeId}::uuid and ${inLane[lane]}
        and due_at <= now() and (claim is null or claim <> ${claim}::uuid)
      order by priority, due_at limit ${limit} for update skip locked
    ), claimed as (
      update link set state = 'writing', claim = ${claim}::uuid, attempts = attempts + 1
      from due where link.id = due.id returning link.*
    )
    select ${claimedColumns} from claimed order by priority, due_at`

/** Forgets a customer, as one that the store has deleted; a new one may be created for the same link. */
export async function unlinkCustomer(tenant: Tenant, id: string): Promise<void> {
  const { sql, organizationId } = tenant
  await closeOfUnlinked(tenant, Prisma.sql`id = ${id}::uuid`)
  await sql.link.updateMany({
    where: { organizationId, id },
    data: {
      customerId: null,
      managedTags: [],
      managedRoles: [],
      managedMetafields: {},
      addressId: null,
      asked: [],
      restricted: false,
      erasureRequestedAt: null,
      agreed: Prisma.DbNull,
      observed: Prisma.DbNull,
    },
  })
}

/** Notes what is about to be asked for, so that it is known to be ours even if the store's answer is lost. */
export const noteAsked = ({ sql, organizationId }: Pipeline, asked: { id: string; desired: object }[]) =>
  sql.$executeRaw`
    update link set desired = asked.desired
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked(id uuid, desired jsonb)
    where link.organization_id = ${organizationId}::uuid and ${joinedById('link', 'asked', asked)}`

/** Gives claimed links back untouched, as when the store as a whole did not answer. */
export const releaseLinks = ({ sql, organizationId }: Tenant, claim: string, ids: string[]) =>
  sql.link.updateMany({
    where: { organizationId, claim, id: { in: ids } },
    data: { claim: null, state: 'queued' },
  })

/**
 * Milliseconds until the next link of a store and lane is due (0 = now), or undefined when nothing is owed. What is
 * claimed by `claim` is being written, and due again only once that has ended.
 */
export async function nextDue(
  { sql, organizationId }: Pipeline,
  storeId: string,
  { lane, claim }: { lane: Lane; claim: string },
): Promise<number | undefined> {
  const rows = await sql.$queryRaw<{ wait: number | null }[]>`
    select extract(epoch from min(due_at) - now())::float8 * 1000 as wait from link
    where organization_id = ${organizationId}::uuid and store_id = ${storeId}::uuid and ${inLane[lane]}
      and due_at is not null and (claim is null or claim <> ${claim}::uuid)`
  const wait = rows[0]?.wait
  return wait === null || wait === undefined ? undefined : Math.max(0, wait)
}

/** Stores of every organization that owe something now; the sweep wakes them. */
export const storesOwing = () =>
  database().$queryRaw<{ organizationId: OrganizationId; storeId: string }[]>`
    select store.organization_id::text as "organizationId", store.id::text as "storeId" from store
    join organization on organization.id = store.organization_id and organization.paused_at is null
    where store.paused_at is null and store.status in ('connected', 'frozen') and (store.retry_at is null or store.retry_at <= now())
      and (store.farewell is not null
        or exists (select 1 from link
          where link.organization_id = store.organization_id and link.store_id = store.id and link.due_at <= now())
        or exists (select 1 from bulk_load where store_id = store.id and finished_at is null and look_at <= now()))`

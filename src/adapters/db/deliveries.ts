import { database } from './client'
import type { DeliveryOutcome } from './generated/enums'
import { gateSql } from './pipeline'
import type { OrganizationId, Tenant } from './tenant'

export type { DeliveryOutcome }

export type NewDelivery = {
  domain: string
  webhookId: string
  eventId: string | null
  topic: string
  customerId: string | null
  triggeredAt: Date | null
  payload: object
  /** The own app that has signed it; null is the app of this deployment. */
  shopifyAppId: string | null
  /** Also for a connection that the organization has ended, or moved to an app of its own. */
  always: boolean
}

/**
 * Keeps a delivery for each organization that has the shop; a webhook names the shop only, so this is a gate and looks
 * across organizations. Only stores of the app that has signed it get it: whoever brings an app could sign for any shop.
 * Answers the stores for which it is new: Shopify repeats what was not answered in time. One
 * statement, because Shopify waits for it.
 */
export const keepDelivery = (delivery: NewDelivery) =>
  gateSql.$queryRaw<{ organizationId: string; storeId: string }[]>`
    with connected as (
      select id, organization_id from store
      where domain = ${delivery.domain} and (${delivery.always} or status <> 'disconnected')
        and (shopify_app_id is not distinct from ${delivery.shopifyAppId}::uuid
          or (${delivery.always} and ${delivery.shopifyAppId}::uuid is null))
    ), kept as (
      insert into webhook_delivery
        (id, organization_id, store_id, webhook_id, event_id, topic, customer_id, triggered_at, payload)
      select gen_random_uuid(), organization_id, id, ${delivery.webhookId}, ${delivery.eventId}, ${delivery.topic},
        ${delivery.customerId}, ${delivery.triggeredAt}::timestamptz, ${JSON.stringify(delivery.payload)}::jsonb
      from connected on conflict do nothing
      returning organization_id, store_id
    ), heard as (
      -- To the second is enough, so that a burst of deliveries does not queue for the store's row.
      update store set last_webhook_at = now(), unheard_since = null from kept
      where store.id = kept.store_id
        and (last_webhook_at is null or last_webhook_at < now() - interval '1 second' or unheard_since is not null)
    )
    select organization_id::text as "organizationId", store_id::text as "storeId" from kept`

/** What is to be processed now, in the order in which it came. */
export const dueDeliveries = ({ sql, organizationId }: Tenant, storeId: string, limit: number) =>
  sql.webhookDelivery.findMany({
    where: { organizationId, storeId, dueAt: { lte: new Date() } },
    orderBy: [{ dueAt: 'asc' }, { receivedAt: 'asc' }],
    take: limit,
    select: {
      id: true,
      topic: true,
      customerId: true,
      triggeredAt: true,
      receivedAt: true,
      payload: true,
      attempts: true,
    },
  })

export type Delivery = Awaited<ReturnType<typeof dueDeliveries>>[number]

/** Milliseconds until the store's next delivery is due (0 = now), or undefined when all are settled. */
export async function nextDelivery({ sql, organizationId }: Tenant, storeId: string) {
  const [next] = await sql.webhookDelivery.findMany({
    where: { organizationId, storeId, dueAt: { not: null } },
    orderBy: { dueAt: 'asc' },
    take: 1,
    select: { dueAt: true },
  })
  return next?.dueAt ? Math.max(0, next.dueAt.getTime() - Date.now()) : undefined
}

/**
 * Settles deliveries, in the transaction of what they cause. Answers how many: 0 when another process was faster, and
 * then nothing may be caused again.
 */
export async function settleDeliveries(
  { sql, organizationId }: Tenant,
  ids: string[],
  settled: { outcome: DeliveryOutcome; linkId?: string; error?: string },
): Promise<number> {
  const { count } = await sql.webhookDelivery.updateMany({
    where: { organizationId, id: { in: ids }, dueAt: { not: null } },
    data: { ...settled, dueAt: null, processedAt: new Date(), attempts: { increment: 1 } },
  })
  return count
}

/** Notes that a settled delivery told of an edit that is put back. */
export const markPutBack = ({ sql, organizationId }: Tenant, id: string) =>
  sql.webhookDelivery.updateMany({ where: { organizationId, id }, data: { outcome: 'owed' } })

/** Leaves deliveries for later. */
export const postponeDeliveries = (
  { sql, organizationId }: Tenant,
  ids: string[],
  { dueAt, error = null }: { dueAt: Date; error?: string | null },
) =>
  sql.webhookDelivery.updateMany({
    where: { organizationId, id: { in: ids }, dueAt: { not: null } },
    data: { dueAt, error, attempts: { increment: 1 } },
  })

/** Leaves deliveries about what a drain is writing for later: soon, then ever later, because a drain may have died. */
export const postponeBusy = ({ sql, organizationId }: Tenant, ids: string[]) =>
  sql.$executeRaw`
    update webhook_delivery set attempts = attempts + 1,
      due_at = now() + least(500 * power(2, least(attempts, 10)), 60000) * interval '1 ms'
    where organization_id = ${organizationId}::uuid and id = any(${ids}::uuid[]) and due_at is not null`

/** Stores of every organization with deliveries that wait now; the sweep wakes them. */
export const storesWithDeliveries = () =>
  database().$queryRaw<{ organizationId: OrganizationId; storeId: string }[]>`
    select organization_id::text as "organizationId", id::text as "storeId" from store
    where exists (select 1 from webhook_delivery
      where organization_id = store.organization_id and store_id = store.id and due_at <= now())`

/** Forgets what was received before then, in all organizations. */
export const pruneDeliveries = (before: Date) =>
  database().webhookDelivery.deleteMany({ where: { receivedAt: { lt: before } } })

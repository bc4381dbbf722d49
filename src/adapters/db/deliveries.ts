import { database } from './client'
import type { Prisma } from './generated/client'
import type { DeliveryOutcome } from './generated/enums'
import type { OrganizationId, Tenant } from './tenant'

export type { DeliveryOutcome }

export type NewDelivery = {
  id: string
  storeId: string
  webhookId: string
  eventId: string | null
  topic: string
  customerId: string | null
  triggeredAt: Date | null
  payload: Prisma.InputJsonObject
}

/** The connections of a shop in every organization: a webhook names the shop only. */
export const storesOfShop = (domain: string) =>
  database().store.findMany({
    where: { domain },
    select: { id: true, organizationId: true, status: true },
  })

/** Keeps a delivery; false when it was here already, because Shopify repeats what was not answered in time. */
export async function keepDelivery({ sql, organizationId }: Tenant, delivery: NewDelivery): Promise<boolean> {
  const kept = await sql.webhookDelivery.createMany({
    data: [{ ...delivery, organizationId }],
    skipDuplicates: true,
  })
  if (kept.count === 0) return false
  // Exact to the second is enough, and a burst of deliveries does not queue for the store's row.
  await sql.$executeRaw`
    update store set last_webhook_at = now()
    where organization_id = ${organizationId}::uuid and id = ${delivery.storeId}::uuid
      and (last_webhook_at is null or last_webhook_at < now() - interval '1 second')`
  return true
}

/** What is to be processed now, in the order in which it came. */
export const dueDeliveries = ({ sql, organizationId }: Tenant, storeId: string, limit: number) =>
  sql.webhookDelivery.findMany({
    where: { organizationId, storeId, dueAt: { lte: new Date() } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
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

/** How many edits of each link were put back since then; links without one are absent. */
export async function putBackCounts({ sql, organizationId }: Tenant, linkIds: string[], since: Date) {
  const rows = await sql.webhookDelivery.groupBy({
    by: ['linkId'],
    where: { organizationId, linkId: { in: linkIds }, outcome: 'owed', processedAt: { gt: since } },
    _count: true,
  })
  return new Map(rows.map(({ linkId, _count }) => [linkId, _count]))
}

/** Stores of every organization with deliveries that wait now; the sweep wakes them. */
export const storesWithDeliveries = () =>
  database().$queryRaw<{ organizationId: OrganizationId; storeId: string }[]>`
    select organization_id::text as "organizationId", id::text as "storeId" from store
    where exists (select 1 from webhook_delivery where store_id = store.id and due_at <= now())`

/** Forgets what was received before then, in all organizations. */
export const pruneDeliveries = (before: Date) =>
  database().webhookDelivery.deleteMany({ where: { receivedAt: { lt: before } } })

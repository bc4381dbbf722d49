import type { ComplianceKind } from './generated/enums'
import type { Tenant } from './tenant'

export type { ComplianceKind }

const line = {
  id: true,
  storeId: true,
  domain: true,
  kind: true,
  status: true,
  customerId: true,
  receivedAt: true,
  dueAt: true,
  doneAt: true,
} as const

/**
 * Keeps what Shopify asked in the name of the law. With `done` it is settled already. False when it was kept before: of
 * a shop, requests of one kind and `requestKey` are the same one, however they were delivered.
 */
export async function addComplianceRequest(
  { sql, organizationId }: Tenant,
  request: {
    storeId: string | null
    domain: string
    kind: ComplianceKind
    customerId: string | null
    receivedAt: Date
    dueAt: Date
    done: boolean
    requestKey: string | null
  },
): Promise<boolean> {
  const { done, ...data } = request
  const settled = done ? { status: 'done' as const, doneAt: new Date() } : {}
  const { count } = await sql.complianceRequest.createMany({
    data: [{ ...data, organizationId, ...settled }],
    skipDuplicates: true,
  })
  return count > 0
}

/** Open ones first, then the newest. */
export const listComplianceRequests = ({ sql, organizationId }: Tenant, limit: number) =>
  sql.complianceRequest.findMany({
    where: { organizationId },
    orderBy: [{ status: 'asc' }, { id: 'desc' }],
    take: limit,
    select: line,
  })

export const findComplianceRequest = ({ sql, organizationId }: Tenant, id: string) =>
  sql.complianceRequest.findFirst({ where: { organizationId, id }, select: line })

/** Answers how many were open. */
export async function settleComplianceRequest({ sql, organizationId }: Tenant, id: string): Promise<number> {
  const { count } = await sql.complianceRequest.updateMany({
    where: { organizationId, id, status: 'open' },
    data: { status: 'done', doneAt: new Date() },
  })
  return count
}

/** Everything that is kept about one customer of a store. */
export async function customerFile({ sql, organizationId }: Tenant, storeId: string, customerId: string) {
  const link = await sql.link.findFirst({
    where: { organizationId, storeId, customerId },
    select: {
      id: true,
      state: true,
      desired: true,
      agreed: true,
      observed: true,
      managedTags: true,
      restricted: true,
      createdAt: true,
      verifiedAt: true,
      user: {
        select: { id: true, userName: true, displayName: true, email: true, active: true, resource: true },
      },
    },
  })
  const history = link
    ? await sql.event.findMany({
        where: { organizationId, storeId, userId: link.user.id },
        orderBy: { id: 'asc' },
        select: { at: true, kind: true, title: true, changes: true },
      })
    : []
  const webhooks = await sql.webhookDelivery.findMany({
    where: { organizationId, storeId, customerId },
    orderBy: { id: 'asc' },
    select: { receivedAt: true, topic: true, payload: true },
  })
  const census = await sql.storeCustomer.findFirst({
    where: { organizationId, storeId, customerId },
    select: { email: true, phone: true, name: true, tags: true, state: true, orders: true, seenAt: true },
  })
  const questions = await sql.matchReview.findMany({
    where: { organizationId, storeId, customerIds: { has: customerId } },
    select: { openedAt: true, candidates: true, decision: true, decidedAt: true },
  })
  return { link, history, webhooks, census, questions }
}

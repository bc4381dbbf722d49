import { Prisma } from './generated/client'
import type { Tenant } from './tenant'

const heard = {
  id: true,
  userId: true,
  customerId: true,
  claim: true,
  state: true,
  agreed: true,
  observed: true,
  managedTags: true,
  managedRoles: true,
  managedMetafields: true,
  asked: true,
  restricted: true,
  hourBegan: true,
  writes: true,
  putBacks: true,
  acceptedEdits: true,
  trippedAt: true,
  erasureRequestedAt: true,
  user: { select: { displayName: true, active: true, deletedAt: true } },
} satisfies Prisma.LinkSelect

/** The links of these customers; merchants' own customers have none. */
export const linksOfCustomers = ({ sql, organizationId }: Tenant, storeId: string, customerIds: string[]) =>
  sql.link.findMany({ where: { organizationId, storeId, customerId: { in: customerIds } }, select: heard })

export type HeardLink = Awaited<ReturnType<typeof linksOfCustomers>>[number]

/** The same, locked until the transaction ends, so that no drain claims them meanwhile. */
export async function lockLinksOfCustomers(tenant: Tenant, storeId: string, customerIds: string[]) {
  const { sql, organizationId } = tenant
  await sql.$queryRaw`
    select id from link where organization_id = ${organizationId}::uuid and store_id = ${storeId}::uuid
      and customer_id in (${Prisma.join(customerIds)}) order by id for update`
  return linksOfCustomers(tenant, storeId, customerIds)
}

/** One link, locked until the transaction ends. */
export async function lockLink({ sql, organizationId }: Tenant, id: string) {
  await sql.$queryRaw`
    select from link where organization_id = ${organizationId}::uuid and id = ${id}::uuid for update`
  return sql.link.findFirst({ where: { organizationId, id }, select: heard })
}

/** True while a drain creates customers whose ids are not known here yet. */
export async function isCreating({ sql, organizationId }: Tenant, storeId: string): Promise<boolean> {
  const where = { organizationId, storeId, customerId: null, claim: { not: null } }
  return (await sql.link.findFirst({ where, select: { id: true } })) !== null
}

/** The next linked customers of a store in the order of their ids, but for those whom a write has shown since then. */
export const linkedCustomersAfter = (
  { sql, organizationId }: Tenant,
  storeId: string,
  { after, unseenSince }: { after: string | null; unseenSince: Date },
  limit: number,
) =>
  sql.link.findMany({
    where: {
      organizationId,
      storeId,
      customerId: after === null ? { not: null } : { gt: after },
      OR: [{ verifiedAt: null }, { verifiedAt: { lt: unseenSince } }],
    },
    orderBy: { customerId: 'asc' },
    take: limit,
    select: heard,
  })

/** Remembers what the store shows of a link's customer. */
export const keepObserved = (
  { sql, organizationId }: Tenant,
  id: string,
  seen: { agreed: Prisma.InputJsonObject; observed: Prisma.InputJsonObject },
) => sql.link.updateMany({ where: { organizationId, id }, data: seen })

/** Remembers which of a customer's tags and metafields are ours to remove. */
export const keepManaged = (
  { sql, organizationId }: Tenant,
  id: string,
  managed: { managedTags: string[]; managedMetafields: Prisma.InputJsonObject },
) => sql.link.updateMany({ where: { organizationId, id }, data: managed })

/** Moves a link to the customer that its own was merged into. */
export const moveLink = ({ sql, organizationId }: Tenant, id: string, customerId: string) =>
  sql.link.updateMany({ where: { organizationId, id }, data: { customerId } })

/** Nothing more is owed to this link, for a reason that a person can read. */
export const restLink = (
  { sql, organizationId }: Tenant,
  id: string,
  rest: { state: 'skipped' | 'failed'; reason: Prisma.InputJsonObject },
) =>
  sql.link.updateMany({
    where: { organizationId, id },
    data: { ...rest, dueAt: null, dueSince: null, attempts: 0, generation: { increment: 1 } },
  })

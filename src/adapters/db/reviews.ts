import type { Prisma } from './generated/client'
import type { Tenant } from './tenant'

export type NewReview = {
  id: string
  linkId: string
  why: string
  candidates: Prisma.InputJsonArray
  customerIds: string[]
}

/** Opens questions, or renews the open ones of the same links. Answers the links whose question is new. */
export async function openReviews(
  { sql, organizationId }: Tenant,
  storeId: string,
  reviews: NewReview[],
): Promise<string[]> {
  if (reviews.length === 0) return []
  const rows = await sql.$queryRaw<{ linkId: string; isNew: boolean }[]>`
    insert into match_review (id, organization_id, store_id, link_id, why, candidates, customer_ids)
    select id, ${organizationId}::uuid, ${storeId}::uuid, "linkId", why, candidates,
      array(select jsonb_array_elements_text("customerIds"))
    from jsonb_to_recordset(${JSON.stringify(reviews)}::jsonb) as said(
      id uuid, "linkId" uuid, why text, candidates jsonb, "customerIds" jsonb)
    on conflict (link_id) where decided_at is null
      do update set why = excluded.why, candidates = excluded.candidates, customer_ids = excluded.customer_ids
    returning link_id::text as "linkId", xmax = 0 as "isNew"`
  return rows.flatMap(({ linkId, isNew }) => (isNew ? [linkId] : []))
}

const shown = {
  id: true,
  storeId: true,
  linkId: true,
  why: true,
  candidates: true,
  openedAt: true,
  store: { select: { name: true, domain: true } },
  link: {
    select: {
      userId: true,
      user: {
        select: {
          displayName: true,
          userName: true,
          email: true,
          directory: { select: { id: true, name: true } },
        },
      },
    },
  },
} as const

/** Open questions, the oldest first. Keyset-paged by id. */
export const listReviews = (
  { sql, organizationId }: Tenant,
  { cursor, limit }: { cursor?: string; limit: number },
) =>
  sql.matchReview.findMany({
    where: { organizationId, decidedAt: null, ...(cursor ? { id: { gt: cursor } } : {}) },
    orderBy: { id: 'asc' },
    take: limit,
    select: shown,
  })

export const countReviews = ({ sql, organizationId }: Tenant) =>
  sql.matchReview.count({ where: { organizationId, decidedAt: null } })

/** Those of these questions that are still open. */
export const findReviews = ({ sql, organizationId }: Tenant, ids: string[]) =>
  sql.matchReview.findMany({ where: { organizationId, id: { in: ids }, decidedAt: null }, select: shown })

export type OpenReview = Awaited<ReturnType<typeof findReviews>>[number]

/** Settles questions by a teammate's word, also when the link that it gave a customer has settled them meanwhile. */
export async function decideReviews(
  { sql, organizationId }: Tenant,
  ids: string[],
  { decision, by }: { decision: 'adopted' | 'different'; by: Prisma.InputJsonObject },
) {
  await sql.matchReview.updateMany({
    where: { organizationId, id: { in: ids }, OR: [{ decidedAt: null }, { decision: 'moot' }] },
    data: { decision, decidedBy: by, decidedAt: new Date() },
  })
}

/** Remembers that these customers are not the person of this link. */
export const excludeCustomers = (
  { sql, organizationId }: Tenant,
  linkId: string,
  customerIds: string[],
  by: Prisma.InputJsonObject,
) =>
  sql.matchExclusion.createMany({
    data: customerIds.map((customerId) => ({ organizationId, linkId, customerId, by })),
    skipDuplicates: true,
  })

/** A teammate has thought better of it. */
export const includeCustomer = ({ sql, organizationId }: Tenant, linkId: string, customerId: string) =>
  sql.matchExclusion.deleteMany({ where: { organizationId, linkId, customerId } })

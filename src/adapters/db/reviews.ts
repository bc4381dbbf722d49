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

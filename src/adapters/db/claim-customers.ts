import { Prisma } from './generated/client'
import type { Tenant } from './tenant'

/** Namespace of the advisory lock under which the existing customers of a store are linked; it ends with the transaction. */
const LINKING = 4_203

export type CustomerClaim = {
  linkId: string
  customerId: string
  agreed: Prisma.InputJsonObject
  observed: Prisma.InputJsonObject
  managedTags: string[]
  /** The link of a deleted person that gives the customer up. */
  formerLinkId?: string
}

/**
 * Gives links existing customers, with what the store shows of them as agreed. Answers the links that got theirs: a
 * customer that another link has meanwhile stays with that one.
 */
export async function claimCustomers(
  { sql, organizationId }: Tenant,
  storeId: string,
  claims: CustomerClaim[],
): Promise<string[]> {
  if (claims.length === 0) return []
  await sql.$executeRaw`select pg_advisory_xact_lock(${LINKING}::int, hashtext(${storeId}))`
  const given = claims.flatMap(({ formerLinkId }) => formerLinkId ?? [])
  await sql.link.updateMany({
    where: { organizationId, storeId, id: { in: given } },
    data: {
      customerId: null,
      agreed: Prisma.DbNull,
      observed: Prisma.DbNull,
      managedTags: [],
      managedRoles: [],
      restricted: false,
      state: 'skipped',
      dueAt: null,
      dueSince: null,
      generation: { increment: 1 },
    },
  })
  const claimed = await sql.$queryRaw<{ id: string }[]>`
    update link set customer_id = said."customerId", agreed = said.agreed, observed = said.observed,
      managed_tags = array(select jsonb_array_elements_text(said."managedTags")), managed_roles = '[]', restricted = false
    from jsonb_to_recordset(${JSON.stringify(firstOfEach(claims))}::jsonb) as said(
      "linkId" uuid, "customerId" text, agreed jsonb, observed jsonb, "managedTags" jsonb)
    where link.organization_id = ${organizationId}::uuid and link.store_id = ${storeId}::uuid and link.id = said."linkId"
      and not exists (select from link other where other.store_id = ${storeId}::uuid
        and other.customer_id = said."customerId" and other.id <> link.id)
    returning link.id::text`
  return claimed.map(({ id }) => id)
}

const firstOfEach = (claims: CustomerClaim[]) => [
  ...new Map(claims.toReversed().map((claim) => [claim.customerId, claim])).values(),
]

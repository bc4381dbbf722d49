import type { Tenant } from './tenant'

/** A link that has a customer, or whose key a customer carries. */
export type HoldingLink = {
  id: string
  customerId: string | null
  name: string
  email: string | null
  managedTags: string[]
  /** False once every directory has deleted the person. */
  isKnown: boolean
}

/** The links of a store that have one of these customers, or whose ids are among these keys. */
export const linksHolding = (
  { sql, organizationId }: Tenant,
  storeId: string,
  { customerIds, keys }: { customerIds: string[]; keys: string[] },
) =>
  sql.$queryRaw<HoldingLink[]>`
    select link.id::text, link.customer_id as "customerId", person.display_name as name, person.email,
      link.managed_tags as "managedTags",
      exists (select from scim_user where scim_user.organization_id = ${organizationId}::uuid
        and person_id = link.user_id and deleted_at is null) as "isKnown"
    from link join scim_user person on person.id = link.user_id
    where link.organization_id = ${organizationId}::uuid and link.store_id = ${storeId}::uuid
      and (link.customer_id = any(${customerIds}) or link.id::text = any(${keys}))`

/** The pairs of these links with customers that a teammate has ruled out. */
export const exclusionsOf = ({ sql, organizationId }: Tenant, linkIds: string[]) =>
  sql.matchExclusion.findMany({
    where: { organizationId, linkId: { in: linkIds } },
    select: { linkId: true, customerId: true },
  })

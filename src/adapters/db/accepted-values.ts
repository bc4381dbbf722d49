import type { Prisma } from './generated/client'
import type { Tenant } from './tenant'

/** A value that came from a store, and what the directory said then. */
export type AcceptedRow = { value: string | null; against: string | null; at: string; storeId: string }

/** Keeps what a store has the say over, beside what was kept of other fields before. */
export const keepAccepted = (
  { sql, organizationId }: Tenant,
  personId: string,
  values: Record<string, AcceptedRow>,
) =>
  sql.$executeRaw`
    update scim_user set accepted = accepted || ${JSON.stringify(values)}::jsonb
    where organization_id = ${organizationId}::uuid and id = ${personId}::uuid`

/** What both sides agree on by now, after a person was asked or a store was heard. */
export const keepAgreed = ({ sql, organizationId }: Tenant, linkId: string, agreed: Prisma.InputJsonObject) =>
  sql.link.updateMany({ where: { organizationId, id: linkId }, data: { agreed } })

import type { Tenant } from './tenant'

/** How many people are to be in step with a store: those whom it has, and those who are owed to it. */
export const linksOf = ({ sql, organizationId }: Tenant, storeId: string) =>
  sql.link.count({
    where: {
      organizationId,
      storeId,
      state: { in: ['accepted', 'queued', 'writing', 'verified', 'failed'] },
    },
  })

/** How many were brought in step within the last minute. */
export async function verifiedPerMinute({ sql, organizationId }: Tenant, storeId: string): Promise<number> {
  return sql.link.count({
    where: { organizationId, storeId, verifiedAt: { gt: new Date(Date.now() - 60_000) } },
  })
}

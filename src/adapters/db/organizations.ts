import type { Tenant } from './tenant'

export const pauseOrganization = ({ sql, organizationId }: Tenant, pausedAt: Date | null) =>
  sql.organization.updateMany({ where: { id: organizationId }, data: { pausedAt } })

/** Since when nothing is written to any store; null when writes go on. */
export async function pausedSince({ sql, organizationId }: Tenant): Promise<Date | null> {
  const row = await sql.organization.findUnique({ where: { id: organizationId }, select: { pausedAt: true } })
  return row?.pausedAt ?? null
}

import type { Tenant } from './tenant'

/** Ids of the persons who came last, each of whom somebody has as active. */
export async function newestPersons({ sql, organizationId }: Tenant, limit: number): Promise<string[]> {
  const rows = await sql.user.findMany({
    where: { organizationId, deletedAt: null, active: true, probe: false },
    orderBy: { id: 'desc' },
    take: limit,
    select: { personId: true },
  })
  return [...new Set(rows.map(({ personId }) => personId))]
}

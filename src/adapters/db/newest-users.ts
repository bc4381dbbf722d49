import type { Tenant } from './tenant'

/** What the newest users of a directory were sent as. */
export async function newestUsers({ sql, organizationId }: Tenant, directoryId: string, limit: number) {
  const rows = await sql.user.findMany({
    where: { organizationId, directoryId, deletedAt: null, probe: false },
    orderBy: { id: 'desc' },
    take: limit,
    select: { resource: true },
  })
  return rows.map(({ resource }) => resource)
}

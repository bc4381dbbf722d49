import type { Prisma } from './generated/client'
import type { Tenant } from './tenant'

/** What each of these directories has set; services/matching reads it. */
export async function directorySettings({ sql, organizationId }: Tenant, directoryIds: string[]) {
  const rows = await sql.directory.findMany({
    where: { organizationId, id: { in: directoryIds } },
    select: { id: true, settings: true },
  })
  return new Map(rows.map(({ id, settings }): [string, Prisma.JsonValue] => [id, settings]))
}

/** Sets one directory's way of matching and leaves its other settings alone. Answers its name, if there is one. */
export async function setMatching(
  { sql, organizationId }: Tenant,
  directoryId: string,
  matching: string,
): Promise<string | undefined> {
  const rows = await sql.$queryRaw<{ name: string }[]>`
    update directory set settings = settings || jsonb_build_object('matching', ${matching}::text)
    where organization_id = ${organizationId}::uuid and id = ${directoryId}::uuid returning name`
  return rows[0]?.name
}

import type { Prisma } from './generated/client'
import type { Tenant } from './tenant'

export type ConfigurationVersion = { version: number; document: Prisma.JsonValue }

/** The version that counts, or undefined while nobody has saved one. */
export async function latestConfiguration({
  sql,
  organizationId,
}: Tenant): Promise<ConfigurationVersion | undefined> {
  const row = await sql.configuration.findFirst({
    where: { organizationId },
    orderBy: { version: 'desc' },
    select: { version: true, document: true },
  })
  return row ?? undefined
}

import type { JsonObject } from '@/core/scim/json'
import type { Actor } from './events'
import type { Prisma } from './generated/client'
import type { Pipeline } from './pipeline'
import type { Tenant } from './tenant'

export type ConfigurationVersion = { version: number; document: Prisma.JsonValue }

/** The version that counts, or undefined while nobody has saved one. */
export async function latestConfiguration({
  sql,
  organizationId,
}: Pipeline): Promise<ConfigurationVersion | undefined> {
  const [latest] = await sql.$queryRaw<ConfigurationVersion[]>`
    select version, document from configuration where organization_id = ${organizationId}::uuid
    order by version desc limit 1`
  return latest
}

export async function findConfiguration(
  { sql, organizationId }: Tenant,
  version: number,
): Promise<ConfigurationVersion | undefined> {
  const row = await sql.configuration.findUnique({
    where: { organizationId_version: { organizationId, version } },
    select: { version: true, document: true },
  })
  return row ?? undefined
}

/** Newest first; `before` = versions lower than this one. */
export const listConfigurations = (
  { sql, organizationId }: Tenant,
  { before, limit }: { before?: number; limit: number },
) =>
  sql.configuration.findMany({
    where: { organizationId, ...(before === undefined ? {} : { version: { lt: before } }) },
    orderBy: { version: 'desc' },
    take: limit,
    select: { version: true, author: true, note: true, createdAt: true },
  })

/** Answers false when somebody else has saved this version meanwhile; the transaction can go on. */
export async function insertConfiguration(
  { sql, organizationId }: Tenant,
  row: { version: number; document: JsonObject; author: Actor; note: string },
): Promise<boolean> {
  const { count } = await sql.configuration.createMany({
    data: [{ ...row, organizationId }],
    skipDuplicates: true,
  })
  return count === 1
}

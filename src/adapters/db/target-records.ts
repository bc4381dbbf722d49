import type { Prisma } from './generated/client'
import type { Tenant } from './tenant'

export type RememberedRecord = { recordId: string | null; agreed: Prisma.JsonValue }

/** What is remembered of these persons' records, by person and target (their ids with a space in between). */
export async function recordsOfPeople(
  { sql, organizationId }: Tenant,
  personIds: string[],
): Promise<Map<string, RememberedRecord>> {
  const rows = await sql.targetLink.findMany({
    where: { organizationId, userId: { in: personIds } },
    select: { userId: true, targetId: true, recordId: true, agreed: true },
  })
  return new Map(rows.map(({ userId, targetId, ...record }) => [`${userId} ${targetId}`, record]))
}

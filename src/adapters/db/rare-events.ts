import type { EventFilter } from './events'
import { Prisma } from './generated/client'
import type { Tenant } from './tenant'

/** Of people and their customers there are very many lines; what else happens, and what went wrong, is found by itself. */
const common = ['customer', 'user', 'record']

export const isRare = ({
  outcome,
  kind,
  source,
  userId,
  userIds,
  storeId,
  directoryId,
  targetId,
}: EventFilter) =>
  !(userId ?? userIds ?? storeId ?? targetId ?? directoryId) &&
  (source === 'teammate' ||
    (outcome !== undefined && outcome !== 'done') ||
    (kind !== undefined && !common.includes(kind.split('.')[0] ?? '')))

/** A page of the ids of rare lines, by the partial indexes for them (migration lists): their conditions stand here as there. */
export async function rareEvents(
  { sql, organizationId }: Tenant,
  { cursor, limit, search, kind, source, outcome, from, until }: EventFilter,
): Promise<string[]> {
  const isFailure = outcome !== undefined && outcome !== 'done'
  const conditions = [
    Prisma.sql`organization_id = ${organizationId}::uuid`,
    isFailure
      ? Prisma.sql`outcome <> 'done'`
      : Prisma.sql`(actor->>'type' = 'teammate' or not (kind like 'customer.%' or kind like 'user.%' or kind like 'record.%'))`,
    ...(outcome ? [Prisma.sql`outcome = ${outcome}::"EventOutcome"`] : []),
    ...(kind
      ? [kind.includes('.') ? Prisma.sql`kind = ${kind}` : Prisma.sql`starts_with(kind, ${`${kind}.`})`]
      : []),
    ...(source ? [Prisma.sql`actor->>'type' = ${source}`] : []),
    ...(cursor ? [Prisma.sql`id < ${cursor}::uuid`] : []),
    ...(from ? [Prisma.sql`at >= ${from}`] : []),
    ...(until ? [Prisma.sql`at < ${until}`] : []),
    ...(search ? [Prisma.sql`title ilike ${`%${search.replace(/[\\%_]/g, '\\$&')}%`}`] : []),
  ]
  const rows = await sql.$queryRaw<{ id: string }[]>`
    select id::text from event where ${Prisma.join(conditions, ' and ')} order by event.id desc limit ${limit}`
  return rows.map(({ id }) => id)
}

import type { Prisma } from './generated/client'
import type { EventOutcome } from './generated/enums'
import { newId } from './new-id'
import type { Pipeline } from './pipeline'
import type { Tenant } from './tenant'

export type { EventOutcome }

export type Change = { field: string; from: Prisma.InputJsonValue | null; to: Prisma.InputJsonValue | null }
export type Step = { name: string; at: string }
export type Actor = { type: 'directory' | 'teammate' | 'job' | 'store'; name: string; id?: string }

export type NewEvent = {
  kind: string
  outcome: EventOutcome
  title: string
  actor: Actor
  userId?: string
  storeId?: string
  directoryId?: string
  targetId?: string
  changes?: Change[]
  steps?: Step[]
  requestId?: string | null
  reason?: Prisma.InputJsonObject | null
  durationMs?: number
}

/** Appends lines of history; nothing ever changes one. */
export function appendEvents({ sql, organizationId }: Pipeline, events: NewEvent[]): Promise<number> {
  const at = new Date()
  const lines = events.map((event) => ({ changes: [], steps: [], ...event, id: newId(at), at }))
  return sql.$executeRaw`
    insert into event (id, organization_id, at, kind, outcome, title, actor, user_id, store_id, directory_id, target_id,
                       changes, steps, request_id, reason, duration_ms)
    select id, ${organizationId}::uuid, at, kind, outcome, title, actor, "userId", "storeId", "directoryId", "targetId",
           changes, steps, "requestId", reason, "durationMs"
    from json_to_recordset(${JSON.stringify(lines)}::json) as line (
      id uuid, at timestamptz, kind text, outcome "EventOutcome", title text, actor jsonb, "userId" uuid,
      "storeId" uuid, "directoryId" uuid, "targetId" uuid, changes jsonb, steps jsonb, "requestId" text, reason jsonb,
      "durationMs" float8)`
}

export type EventFilter = {
  cursor?: string
  limit: number
  outcome?: EventOutcome
  userId?: string
  /** Any of these: the users of one person. */
  userIds?: string[]
  storeId?: string
  directoryId?: string
  targetId?: string
  search?: string
}

/** Newest first, keyset-paged by id (UUIDv7, so ids follow time). */
export const listEvents = (
  { sql, organizationId }: Tenant,
  { cursor, limit, search, userIds, ...equals }: EventFilter,
) =>
  sql.event.findMany({
    where: {
      organizationId,
      ...equals,
      ...(userIds ? { userId: { in: userIds } } : {}),
      ...(cursor ? { id: { lt: cursor } } : {}),
      ...(search ? { title: { contains: search, mode: 'insensitive' } } : {}),
    },
    orderBy: { id: 'desc' },
    take: limit,
  })

/** Milliseconds from owed to confirmed over the last day's writes. */
export async function arrivalTimes({ sql, organizationId }: Tenant, since: Date) {
  const rows = await sql.$queryRaw<{ p50: number | null; p95: number | null; samples: number }[]>`
    select percentile_cont(0.5) within group (order by duration_ms) as p50,
           percentile_cont(0.95) within group (order by duration_ms) as p95, count(duration_ms)::int as samples
    from event where organization_id = ${organizationId}::uuid and at > ${since} and duration_ms is not null`
  const [row] = rows
  return row && row.p50 !== null && row.p95 !== null
    ? { p50Ms: row.p50, p95Ms: row.p95, samples: row.samples }
    : null
}

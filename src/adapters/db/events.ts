import type { Prisma } from './generated/client'
import type { EventOutcome } from './generated/enums'
import { lowestId } from './lowest-id'
import { newId } from './new-id'
import type { Pipeline } from './pipeline'
import { isRare, rareEvents } from './rare-events'
import type { Tenant } from './tenant'

export type { EventOutcome }

export type Change = { field: string; from: Prisma.InputJsonValue | null; to: Prisma.InputJsonValue | null }
/** `detail` says in words what the step came to. */
export type Step = { name: string; at: string; detail?: string }
export type Actor = { type: 'directory' | 'teammate' | 'job' | 'store'; name: string; id?: string }

export type NewEvent = {
  /** Given when something else is to name it as its cause. */
  id?: string
  causeId?: string | null
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
  const lines = events.map((event) => ({ changes: [], steps: [], ...event, id: event.id ?? newId(at), at }))
  return sql.$executeRaw`
    insert into event (id, organization_id, at, kind, outcome, title, actor, user_id, store_id, directory_id, target_id,
                       cause_id, changes, steps, request_id, reason, duration_ms)
    select id, ${organizationId}::uuid, at, kind, outcome, title, actor, "userId", "storeId", "directoryId", "targetId",
           "causeId", changes, steps, "requestId", reason, "durationMs"
    from json_to_recordset(${JSON.stringify(lines)}::json) as line (
      id uuid, at timestamptz, kind text, outcome "EventOutcome", title text, actor jsonb, "userId" uuid,
      "storeId" uuid, "directoryId" uuid, "targetId" uuid, "causeId" uuid, changes jsonb, steps jsonb, "requestId" text, reason jsonb,
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
  /** A kind, or the part of one before the dot. */
  kind?: string
  source?: Actor['type']
  from?: Date
  until?: Date
  search?: string
}

/** Newest first, keyset-paged by id (UUIDv7, so ids follow time). */
export async function listEvents(tenant: Tenant, filter: EventFilter) {
  const { sql, organizationId } = tenant
  const { cursor, limit, search, userIds, kind, source, from, until, ...equals } = filter
  const rare = isRare(filter) ? await rareEvents(tenant, filter) : undefined
  return sql.event.findMany({
    where: {
      organizationId,
      ...equals,
      ...(userIds ? { userId: { in: userIds } } : {}),
      ...(kind ? { kind: kind.includes('.') ? kind : { startsWith: `${kind}.` } } : {}),
      ...(source ? { actor: { path: ['type'], equals: source } } : {}),
      at: { gte: from, lt: until },
      id: rare ? { in: rare } : { lt: cursor, gte: from && lowestId(from) },
      ...(search ? { title: { contains: search, mode: 'insensitive' } } : {}),
    },
    orderBy: { id: 'desc' },
    take: limit,
  })
}

/** What may have written somebody's fields, newest first: what directories sent, and what stores and teammates decided. */
export const profileEvents = ({ sql, organizationId }: Tenant, userIds: string[], limit: number) =>
  sql.event.findMany({
    where: {
      organizationId,
      userId: { in: userIds },
      outcome: 'done',
      OR: [{ kind: { startsWith: 'user.' } }, { kind: { in: ['customer.accepted', 'conflict.settled'] } }],
    },
    orderBy: { id: 'desc' },
    take: limit,
    select: { id: true, at: true, kind: true, actor: true, userId: true, changes: true },
  })

/** One line of history, with what it comes from and what else came from the same. */
export async function findEvent({ sql, organizationId }: Tenant, id: string) {
  const event = await sql.event.findFirst({ where: { organizationId, id } })
  if (!event) return undefined
  const causeId = event.causeId ?? event.id
  const cause = event.causeId && (await sql.event.findFirst({ where: { organizationId, id: event.causeId } }))
  const effects = await sql.event.findMany({
    where: { organizationId, causeId, id: { not: id } },
    orderBy: { id: 'asc' },
    take: MOST_EFFECTS,
  })
  return { event, cause: cause || null, effects }
}

/** The newest line of what a directory said about a user. */
export async function newestOfUser({ sql, organizationId }: Tenant, userId: string) {
  const event = await sql.event.findFirst({
    where: {
      organizationId,
      userId,
      kind: { in: ['user.created', 'user.updated', 'user.deactivated', 'user.reactivated', 'user.deleted'] },
    },
    orderBy: { id: 'desc' },
    select: { id: true },
  })
  return event?.id
}

/** A group's change may come to thousands of writes; the list of people has them all. */
const MOST_EFFECTS = 200

/** What was done to customers since then, and what was not. */
export async function countOutcomes({ sql, organizationId }: Tenant, since: Date) {
  const rows = await sql.$queryRaw<
    { created: number; changed: number; restricted: number; failed: number; skipped: number }[]
  >`
    select count(*) filter (where outcome = 'done' and kind in ('customer.created', 'customer.adopted'))::int as created,
           count(*) filter (where outcome = 'done' and kind in ('customer.updated', 'customer.restored'))::int as changed,
           count(*) filter (where outcome = 'done' and kind = 'customer.restricted')::int as restricted,
           count(*) filter (where outcome = 'failed')::int as failed,
           count(*) filter (where outcome = 'skipped')::int as skipped
    from event where organization_id = ${organizationId}::uuid and id > ${lowestId(since)}::uuid and at > ${since}
      and kind like 'customer.%'`
  return rows[0] ?? { created: 0, changed: 0, restricted: 0, failed: 0, skipped: 0 }
}

/** Milliseconds from owed to confirmed over the last day's writes. */
export async function arrivalTimes({ sql, organizationId }: Tenant, since: Date) {
  const rows = await sql.$queryRaw<{ p50: number | null; p95: number | null; samples: number }[]>`
    select percentile_cont(0.5) within group (order by duration_ms) as p50,
           percentile_cont(0.95) within group (order by duration_ms) as p95, count(duration_ms)::int as samples
    from event where organization_id = ${organizationId}::uuid and id > ${lowestId(since)}::uuid and at > ${since}
      and duration_ms is not null`
  const [row] = rows
  return row && row.p50 !== null && row.p95 !== null
    ? { p50Ms: row.p50, p95Ms: row.p95, samples: row.samples }
    : null
}

import { z } from 'zod'
import { findEvent, listEvents } from '@/adapters/db/events'
import { namesOf } from '@/adapters/db/people'
import type { Tenant } from '@/adapters/db/tenant'
import { read, type Context } from '../context'
import { Refused } from '../refused'
import { Actor, Change, Reason, Step } from './line'

/** What narrows the history; also what an export is asked for. */
export const ActivityRange = z.object({
  outcome: z.enum(['done', 'failed', 'skipped', 'held', 'ignored']).optional(),
  /** What it is about: the kind itself, or the part before the dot. */
  kind: z
    .string()
    .regex(/^[a-z-]{1,40}(\.[a-z-]{1,40})?$/)
    .optional(),
  /** Who did it: where a change comes from. */
  source: z.enum(['directory', 'teammate', 'job', 'store']).optional(),
  userId: z.uuid().optional(),
  storeId: z.uuid().optional(),
  directoryId: z.uuid().optional(),
  targetId: z.uuid().optional(),
  from: z.coerce.date().optional(),
  until: z.coerce.date().optional(),
  search: z.string().trim().max(200).optional(),
})

export const ActivityFilter = ActivityRange.extend({
  cursor: z.uuid().optional(),
  limit: z.number().int().min(1).max(200).default(50),
})

export const EventRef = z.object({ id: z.uuid() })

type Line = Awaited<ReturnType<typeof listEvents>>[number]

const named = (names: Map<string, string>, id: string | null) =>
  id === null ? undefined : { id, name: names.get(id) ?? 'removed' }

const ids = (lines: Line[], key: 'userId' | 'storeId' | 'directoryId' | 'targetId') => [
  ...new Set(lines.flatMap((line) => line[key] ?? [])),
]

/** History, newest first; `nextCursor` is null on the last page. */
export const viewActivity = (ctx: Context, filter: z.infer<typeof ActivityFilter>) =>
  read(ctx, (tenant) => activityIn(tenant, filter))

export async function activityIn(
  tenant: Tenant,
  filter: z.infer<typeof ActivityFilter> & { userIds?: string[] },
) {
  const lines = await listEvents(tenant, { ...filter, limit: filter.limit + 1 })
  const shown = lines.slice(0, filter.limit)
  return {
    events: await shownLines(tenant, shown),
    nextCursor: lines.length > filter.limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** One event with what caused it and every other write that the same cause led to, oldest first. */
export async function viewEvent(ctx: Context, { id }: z.infer<typeof EventRef>) {
  return read(ctx, async (tenant) => {
    const found = await findEvent(tenant, id)
    if (!found)
      throw new Refused('not-found', 'There is no such event, or it is older than history goes back.')
    const { event, cause, effects } = found
    const shown = await shownLines(tenant, [event, ...(cause ? [cause] : []), ...effects])
    const by = (wanted: string) => shown.find((line) => line.id === wanted)
    const [first] = shown
    if (!first) throw new Error('An event that was found is not shown')
    return {
      ...first,
      cause: cause ? (by(cause.id) ?? null) : null,
      effects: effects.flatMap((effect) => by(effect.id) ?? []),
    }
  })
}

/** Lines of history as the portal shows them. */
async function shownLines(tenant: Tenant, lines: Line[]) {
  const names = await namesOf(tenant, {
    users: ids(lines, 'userId'),
    stores: ids(lines, 'storeId'),
    directories: ids(lines, 'directoryId'),
    targets: ids(lines, 'targetId'),
  })
  return lines.map((line) => ({
    id: line.id,
    at: line.at,
    kind: line.kind,
    outcome: line.outcome,
    title: line.title,
    source: Actor.parse(line.actor),
    person: named(names, line.userId),
    store: named(names, line.storeId),
    directory: named(names, line.directoryId),
    target: named(names, line.targetId),
    changes: z.array(Change).parse(line.changes),
    steps: z.array(Step).parse(line.steps),
    requestId: line.requestId,
    durationMs: line.durationMs,
    reason: line.reason === null ? null : Reason.parse(line.reason),
  }))
}

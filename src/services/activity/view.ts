import { z } from 'zod'
import { listEvents } from '@/adapters/db/events'
import { namesOf } from '@/adapters/db/people'
import type { Tenant } from '@/adapters/db/tenant'
import { read, type Context } from '../context'
import { Actor, Change, Reason, Step } from './line'

export const ActivityFilter = z.object({
  cursor: z.uuid().optional(),
  limit: z.number().int().min(1).max(200).default(50),
  outcome: z.enum(['done', 'failed', 'skipped', 'held', 'ignored']).optional(),
  userId: z.uuid().optional(),
  storeId: z.uuid().optional(),
  directoryId: z.uuid().optional(),
  targetId: z.uuid().optional(),
  search: z.string().trim().max(200).optional(),
})

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
  const names = await namesOf(tenant, {
    users: ids(shown, 'userId'),
    stores: ids(shown, 'storeId'),
    directories: ids(shown, 'directoryId'),
    targets: ids(shown, 'targetId'),
  })
  const events = shown.map((line) => ({
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
  return { events, nextCursor: lines.length > filter.limit ? (shown.at(-1)?.id ?? null) : null }
}

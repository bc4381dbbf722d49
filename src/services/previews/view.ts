import { z } from 'zod'
import { findDirectory } from '@/adapters/db/directories'
import { findPreview, listPreviewLines } from '@/adapters/db/previews'
import { findStore, storeNames } from '@/adapters/db/stores'
import { listTargets } from '@/adapters/db/targets'
import type { Tenant } from '@/adapters/db/tenant'
import { Actor } from '../activity/line'
import { read, type Context } from '../context'
import { Refused } from '../refused'
import { placeNames } from './place-names'
import { Counts, LineKind } from './counts'
import { Decision, isFarewell } from './decision'

const ValueChange = z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })

/** One preview with its counts by store. */
export async function viewPreview(ctx: Context, id: string) {
  return read(ctx, async (tenant) => {
    const preview = await findPreview(tenant, id)
    if (!preview) throw new Refused('not-found', 'There is no such preview. Previews are kept for a week.')
    const [stores, targets] = [await storeNames(tenant), await listTargets(tenant)]
    const counts = Counts.parse(preview.counts)
    const decision = Decision.parse(preview.decision)
    return {
      id,
      title: preview.title,
      kind: decision.kind,
      directoryId: 'directoryId' in decision ? decision.directoryId : null,
      storeId: 'storeId' in decision ? decision.storeId : null,
      farewell: await farewellTo(tenant, decision),
      status: preview.status,
      hash: preview.hash,
      author: Actor.parse(preview.author),
      createdAt: preview.createdAt,
      appliedAt: preview.appliedAt,
      /** How many people it is about, and how many of them were looked at while it is under way. */
      total: preview.total,
      looked: preview.looked,
      problem: preview.problem,
      replacedBy: preview.replacedBy,
      stores: stores.flatMap(({ id, name }) => {
        const count = counts[id]
        return count ? [{ id, name, ...count }] : []
      }),
      targets: targets.flatMap(({ id, name }) => {
        const count = counts[id]
        return count ? [{ id, name, ...count }] : []
      }),
    }
  })
}

/** What becomes of the people, and what has to be typed to say it; null once it is gone. Null for all but goodbyes. */
async function farewellTo(tenant: Tenant, decision: Decision) {
  if (!isFarewell(decision)) return null
  const { choice } = decision
  if (decision.kind === 'leave-directory')
    return { choice, confirmation: (await findDirectory(tenant, decision.directoryId))?.name ?? null }
  const store = await findStore(tenant, decision.storeId)
  return { choice, confirmation: store && store.status !== 'disconnected' ? store.domain : null }
}

export const PreviewLines = z.object({
  id: z.uuid(),
  /** A store or a target. */
  where: z.uuid().optional(),
  kind: LineKind.optional(),
  cursor: z.number().int().min(-1).default(-1),
  limit: z.number().int().min(1).max(1_000).default(50),
})

/** What a preview would write, in its order; `nextCursor` is null on the last page. */
export async function viewPreviewLines(
  ctx: Context,
  { id, cursor, ...filter }: z.infer<typeof PreviewLines>,
) {
  return read(ctx, async (tenant) => {
    const nameOf = await placeNames(tenant)
    const rows = await listPreviewLines(tenant, id, { ...filter, after: cursor, limit: filter.limit + 1 })
    const lines = rows.slice(0, filter.limit).map((line) => ({
      position: line.position,
      person: { id: line.personId, name: line.name },
      store: line.storeId === null ? null : { id: line.storeId, name: nameOf(line.storeId) },
      target: line.targetId === null ? null : { id: line.targetId, name: nameOf(line.targetId) },
      kind: line.kind,
      changes: z.array(ValueChange).parse(line.changes),
    }))
    return { lines, nextCursor: rows.length > filter.limit ? (lines.at(-1)?.position ?? null) : null }
  })
}

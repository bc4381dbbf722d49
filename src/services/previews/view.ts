import { z } from 'zod'
import { findPreview, listPreviewLines } from '@/adapters/db/previews'
import { listStores } from '@/adapters/db/stores'
import { Actor } from '../activity/line'
import { read, type Context } from '../context'
import { Refused } from '../refused'
import { Counts } from './counts'
import { Decision } from './decision'

const ValueChange = z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })

/** One preview with its counts by store. */
export async function viewPreview(ctx: Context, id: string) {
  return read(ctx, async (tenant) => {
    const preview = await findPreview(tenant, id)
    if (!preview) throw new Refused('not-found', 'There is no such preview. Previews are kept for a week.')
    const stores = await listStores(tenant)
    const counts = Counts.parse(preview.counts)
    const decision = Decision.parse(preview.decision)
    return {
      id,
      title: preview.title,
      kind: decision.kind,
      directoryId: decision.kind === 'go-live' ? decision.directoryId : null,
      storeId: decision.kind === 'back-fill' ? decision.storeId : null,
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
    }
  })
}

export const PreviewLines = z.object({
  id: z.uuid(),
  storeId: z.uuid().optional(),
  kind: z.enum(['create', 'update', 'restrict', 'restore']).optional(),
  cursor: z.number().int().min(-1).default(-1),
  limit: z.number().int().min(1).max(1_000).default(50),
})

/** What a preview would write, in its order; `nextCursor` is null on the last page. */
export async function viewPreviewLines(
  ctx: Context,
  { id, cursor, ...filter }: z.infer<typeof PreviewLines>,
) {
  return read(ctx, async (tenant) => {
    const names = new Map((await listStores(tenant)).map((store) => [store.id, store.name]))
    const rows = await listPreviewLines(tenant, id, { ...filter, after: cursor, limit: filter.limit + 1 })
    const lines = rows.slice(0, filter.limit).map((line) => ({
      position: line.position,
      person: { id: line.personId, name: line.name },
      store: { id: line.storeId, name: names.get(line.storeId) ?? 'removed' },
      kind: line.kind,
      changes: z.array(ValueChange).parse(line.changes),
    }))
    return { lines, nextCursor: rows.length > filter.limit ? (lines.at(-1)?.position ?? null) : null }
  })
}

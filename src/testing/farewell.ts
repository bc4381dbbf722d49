import type { Context } from '@/services/context'
import { applyPreview } from '@/services/previews/apply'
import { createPreview } from '@/services/previews/create'
import type { FarewellDecision } from '@/services/previews/decision'
import { viewPreview, viewPreviewLines } from '@/services/previews/view'
import type { FarewellChoice } from '@/services/stores/farewell-choice'

type Leaving = { id: string; choice: FarewellChoice; confirmation: string }

/** Leaves a store as its preview says. */
export async function leaveStore(ctx: Context, { id: storeId, choice, confirmation }: Leaving) {
  const { id } = await createPreview(ctx, { kind: 'leave-store', storeId, choice })
  return applyPreview(ctx, { id, confirmation })
}

/** Removes a directory as its preview says. */
export async function leaveDirectory(ctx: Context, { id: directoryId, choice, confirmation }: Leaving) {
  const { id } = await createPreview(ctx, { kind: 'leave-directory', directoryId, choice })
  return applyPreview(ctx, { id, confirmation })
}

/** A goodbye that is previewed by now, or the preview of an id, with its lines and what it counts in its first store. */
export async function previewFarewell(ctx: Context, decision: FarewellDecision | string) {
  const id = typeof decision === 'string' ? decision : (await createPreview(ctx, decision)).id
  const [seen, { lines }] = await Promise.all([
    viewPreview(ctx, id),
    viewPreviewLines(ctx, { id, cursor: -1, limit: 1_000 }),
  ])
  return { ...seen, lines, counts: seen.stores[0] }
}

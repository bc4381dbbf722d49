import { approvePreview } from '@/adapters/db/approve-ahead'
import type { Tenant } from '@/adapters/db/tenant'
import type { Context } from '../context'
import { decisionOf } from '../guard/decisions'
import { limitsOf } from '../guard/limits'

/**
 * Whoever applies a preview has seen each removal in it, so that the guard does not ask again, unless a store wants two
 * teammates for that.
 */
export async function approveRemovals(
  ctx: Context,
  tenant: Tenant,
  { previewId, title, storeIds }: { previewId: string; title: string; storeIds: string[] },
): Promise<void> {
  const alone: string[] = []
  for (const storeId of storeIds) {
    const { approvals } = await limitsOf(tenant, { storeId })
    if (approvals === 1) alone.push(storeId)
  }
  await approvePreview(tenant, previewId, { storeIds: alone, decision: decisionOf(ctx, `Preview: ${title}`) })
}

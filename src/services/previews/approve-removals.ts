import { approvePreviewLosses, approvePreviewRemovals } from '@/adapters/db/approve-ahead'
import type { Tenant } from '@/adapters/db/tenant'
import type { Context } from '../context'
import { decisionOf } from '../guard/decisions'
import { limitsOf } from '../guard/limits'

type Seen = { previewId: string; title: string; storeIds: string[] }

/**
 * Whoever applies a preview has seen each removal in it, and what people who stay lose by it, so that the guard does not
 * ask again, unless a store wants two teammates for that.
 */
export async function approveRemovals(ctx: Context, tenant: Tenant, seen: Seen): Promise<void> {
  await approvePreviewRemovals(tenant, seen.previewId, await approvalOf(ctx, tenant, seen))
  await approveLosses(ctx, tenant, seen)
}

/** The same for the losses alone: who leaves by a goodbye is approved with it. */
export async function approveLosses(ctx: Context, tenant: Tenant, seen: Seen): Promise<void> {
  await approvePreviewLosses(tenant, seen.previewId, await approvalOf(ctx, tenant, seen))
}

async function approvalOf(ctx: Context, tenant: Tenant, { title, storeIds }: Seen) {
  const alone: string[] = []
  for (const storeId of storeIds) {
    const { approvals } = await limitsOf(tenant, { storeId })
    if (approvals === 1) alone.push(storeId)
  }
  return { storeIds: alone, decision: decisionOf(ctx, `Preview: ${title}`) }
}

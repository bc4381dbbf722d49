import { approvePreview } from '@/adapters/db/approve-ahead'
import { appendEvents } from '@/adapters/db/events'
import type { Tenant } from '@/adapters/db/tenant'
import type { GuardKind } from '@/core/reconcile/guard'
import type { Context } from '../context'
import { decisionOf } from '../guard/decisions'
import { changesDecided } from '../guard/held-events'
import { limitsOf } from '../guard/limits'

type Seen = { previewId: string; title: string; storeIds: string[] }

/**
 * Whoever applies a preview has seen each removal in it, and what people who stay lose by it, so that the guard does not
 * ask again, unless a store wants two teammates for that.
 */
export async function approveRemovals(ctx: Context, tenant: Tenant, seen: Seen): Promise<void> {
  await approve(ctx, tenant, seen, 'removals')
  await approveLosses(ctx, tenant, seen)
}

/** The same for the losses alone: who leaves by a goodbye is approved with it. */
export const approveLosses = (ctx: Context, tenant: Tenant, seen: Seen): Promise<void> =>
  approve(ctx, tenant, seen, 'losses')

async function approve(
  ctx: Context,
  tenant: Tenant,
  { previewId, title, storeIds }: Seen,
  kind: GuardKind,
): Promise<void> {
  const alone: string[] = []
  for (const storeId of storeIds) {
    const { approvals } = await limitsOf(tenant, { storeId })
    if (approvals === 1) alone.push(storeId)
  }
  const decision = decisionOf(ctx, `Preview: ${title}`)
  const ended = await approvePreview(tenant, previewId, { kind, storeIds: alone, decision })
  if (ended.length > 0) await appendEvents(tenant, changesDecided(ended, ctx.actor))
}

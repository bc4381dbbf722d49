import { forgetOldPreviews } from '@/adapters/db/previews'
import { env } from '@/env'
import { change, requireRole, type Context } from '../context'
import { beginPreview } from './begin'
import type { Decision } from './decision'
import { goOn } from './go-on'
import { outlookOf } from './outlook'
import { wakePreview } from './wake'

/**
 * Computes what a decision would write and keeps it for a week, or as long as the history if it is a goodbye that was
 * said; answers the preview's id. Nothing is written to a store.
 * A large one is only begun: a job computes it.
 */
export async function createPreview(ctx: Context, decision: Decision): Promise<{ id: string }> {
  requireRole(ctx, 'admin')
  const { id, large } = await change(ctx, async (tenant) => {
    const outlook = await outlookOf(tenant, decision)
    await forgetOldPreviews(tenant, new Date(), { historyDays: env().HISTORY_DAYS })
    return beginPreview(tenant, { decision, outlook, author: ctx.actor })
  })
  if (large) wakePreview(ctx.organizationId, id)
  else await goOn(ctx.organizationId, id)
  return { id }
}

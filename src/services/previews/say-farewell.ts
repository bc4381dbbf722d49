import type { Context } from '../context'
import { leaveDirectory } from '../directories/farewell'
import { leaveStore, readyToLeave } from '../stores/farewell-begin'
import { approveLosses } from './approve-removals'
import type { FarewellDecision } from './decision'
import type { Act, Planned } from './write-plan'

/** Leaves a store or a directory as it was previewed: what can only be asked of the store itself is asked before. */
export async function sayFarewell(
  ctx: Context,
  { decision, outlook: { title, stores }, plan }: Planned<FarewellDecision>,
): Promise<Act> {
  if (decision.kind === 'leave-store') {
    const leaving = await readyToLeave(ctx, decision)
    return (tenant, owe) => leaveStore(ctx, tenant, owe, { ...leaving, plan })
  }
  return async (tenant, owe) => {
    await leaveDirectory(ctx, tenant, owe, { ...decision, plan })
    const storeIds = stores.map(({ id }) => id)
    await approveLosses(ctx, tenant, { previewId: plan.previewId, title, storeIds })
  }
}

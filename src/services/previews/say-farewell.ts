import type { Context } from '../context'
import { leaveDirectory } from '../directories/farewell'
import { leaveStore, readyToLeave } from '../stores/farewell-begin'
import type { PlanRef } from '../stores/farewell-choice'
import type { FarewellDecision } from './decision'
import type { Act } from './write-plan'

/** Leaves a store or a directory as it was previewed: what can only be asked of the store itself is asked before. */
export async function sayFarewell(ctx: Context, decision: FarewellDecision, plan: PlanRef): Promise<Act> {
  if (decision.kind === 'leave-directory')
    return (tenant, owe) => leaveDirectory(ctx, tenant, owe, { ...decision, plan })
  const leaving = await readyToLeave(ctx, decision)
  return (tenant, owe) => leaveStore(ctx, tenant, owe, { ...leaving, plan })
}

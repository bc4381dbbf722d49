import { z } from 'zod'
import { oweAgain } from '@/adapters/db/owe-targets'
import { change, requireRole, type Context } from '../context'
import { TargetRef } from './form'
import { requireTarget } from './require-target'

export const Retry = TargetRef.extend({ linkId: z.uuid().optional() })

/** Tries one person again, or everyone who failed. Answers how many. */
export async function retryTarget(ctx: Context, { id, linkId }: z.infer<typeof Retry>): Promise<number> {
  requireRole(ctx, 'operator')
  return change(ctx, async (tenant, owe) => {
    await requireTarget(tenant, id)
    const count = await oweAgain(tenant, id, linkId === undefined ? 'failed' : { linkId })
    if (count > 0) owe({ stores: [], targets: [id] })
    return count
  })
}

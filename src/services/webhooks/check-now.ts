import { findStore } from '@/adapters/db/stores'
import { read, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { checkSubscriptions } from './check-subscriptions'

/** A person asks whether a store still tells us what happens; what is missing is repaired. */
export async function checkNow(ctx: Context, storeId: string) {
  requireRole(ctx, 'operator')
  if (!(await read(ctx, (tenant) => findStore(tenant, storeId))))
    throw new Refused('not-found', 'There is no such store in this organization.')
  return checkSubscriptions({ organizationId: ctx.organizationId, storeId })
}

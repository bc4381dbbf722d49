import { z } from 'zod'
import { oweUsers } from '@/adapters/db/owe-links'
import { change, requireRole, type Context } from '../context'

export const PeopleRefs = z.object({ ids: z.array(z.uuid()).min(1).max(500) })

/** Owes some people to every store again, before back-fills; ids of nobody here are passed over. */
export async function syncMany(ctx: Context, { ids }: z.infer<typeof PeopleRefs>): Promise<void> {
  requireRole(ctx, 'operator')
  await change(ctx, async (tenant, owe) => owe(await oweUsers(tenant, ids, { priority: 8, delayMs: 0 })))
}

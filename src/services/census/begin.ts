import { z } from 'zod'
import { beginRun } from '@/adapters/db/census'
import { appendEvents } from '@/adapters/db/events'
import { findStore } from '@/adapters/db/stores'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { wakeOnce } from '../wake-once'

export const Comparison = z.object({
  storeId: z.uuid(),
  /** rebuild: what was agreed with the store is forgotten, and what it shows is taken over. */
  purpose: z.enum(['compare', 'rebuild']).default('compare'),
})

const said = {
  compare: 'is compared with what Rollcall remembers of it',
  rebuild: 'is read anew from scratch, and everybody in it is reconciled again',
} as const

/** Begins to compare a whole store; one that runs already goes on. */
export async function beginComparison(ctx: Context, { storeId, purpose }: z.infer<typeof Comparison>) {
  requireRole(ctx, purpose === 'rebuild' ? 'admin' : 'operator')
  const begun = await change(ctx, async (tenant) => {
    const store = await findStore(tenant, storeId)
    if (!store) throw new Refused('not-found', 'There is no such store in this organization.')
    if (store.status !== 'connected')
      throw new Refused('conflict', `${store.name} does not answer at the moment, so it cannot be read.`)
    if (!(await beginRun(tenant, storeId, purpose))) return false
    await appendEvents(tenant, [
      {
        kind: `store.${purpose}`,
        outcome: 'done',
        title: `${store.name} ${said[purpose]}`,
        actor: ctx.actor,
        storeId,
      },
    ])
    return true
  })
  if (!begun && purpose === 'rebuild')
    throw new Refused('conflict', 'The store is being compared just now. Try again when that is done.')
  wakeOnce('store/census', ctx.organizationId, [storeId])
}

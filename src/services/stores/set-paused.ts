import { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { setPaused } from '@/adapters/db/stores'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'

export const StorePause = z.object({ id: z.uuid(), paused: z.boolean() })

/** Stops all writes to one store, or lets them go on. What is owed stays owed. */
export async function pauseStore(ctx: Context, { id, paused }: z.infer<typeof StorePause>): Promise<void> {
  requireRole(ctx, 'operator')
  await change(ctx, async (tenant, owe) => {
    const store = await setPaused(tenant, id, paused ? new Date() : null)
    if (!store) throw new Refused('not-found', 'There is no such store in this organization.')
    await appendEvents(tenant, [
      {
        kind: paused ? 'store.paused' : 'store.resumed',
        outcome: 'done',
        title: paused ? `Writes to ${store.name} were paused` : `Writes to ${store.name} go on`,
        actor: ctx.actor,
        storeId: id,
      },
    ])
    if (!paused) owe([id])
  })
}

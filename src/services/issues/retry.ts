import type { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { oweAlike, resumeAlike } from '@/adapters/db/issues'
import { newId } from '@/adapters/db/new-id'
import { findStore } from '@/adapters/db/stores'
import { takeUp } from '../breaker/take-up'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import type { Alike } from './issue'

/** Before back-fills and single retries, after people who leave or join. */
const SOON = { priority: 8, delayMs: 0 }

/**
 * Tries everyone again who fails alike, or lacks the same field; who was stopped because of too many writes goes on.
 * Answers how many.
 */
export async function retryAlike(ctx: Context, alike: z.infer<typeof Alike>): Promise<{ people: number }> {
  requireRole(ctx, 'operator')
  return change(ctx, async (tenant, owe) => {
    const store = await findStore(tenant, alike.storeId)
    if (!store) throw new Refused('not-found', 'There is no such store in this organization.')
    const resumed = await resumeAlike(tenant, alike)
    const causeId = newId(new Date())
    const { people, wake } = await oweAlike(tenant, alike, { ...SOON, causeId })
    owe(wake)
    await takeUp(tenant, owe, resumed)
    if (people > 0) {
      await appendEvents(tenant, [
        {
          id: causeId,
          kind: 'issue.retried',
          outcome: 'done',
          title: `${ctx.actor.name} retried ${people === 1 ? '1 person' : `${people} people`} in ${store.name} (${alike.code})`,
          actor: ctx.actor,
          storeId: store.id,
        },
      ])
    }
    return { people }
  })
}

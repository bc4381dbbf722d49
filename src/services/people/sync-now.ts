import type { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { resumePerson } from '@/adapters/db/link-hours'
import { oweUsers } from '@/adapters/db/owe-links'
import { newId } from '@/adapters/db/new-id'
import { takeUp } from '../breaker/take-up'
import { change, requireRole, type Context } from '../context'
import { personNamed } from './restrict'
import type { PersonRef } from './view'

/**
 * Owes a person to every store again, at once, as when a reason was fixed on the store's side. Where they were stopped
 * because of too many writes, writing goes on.
 */
export async function syncNow(ctx: Context, { id }: z.infer<typeof PersonRef>): Promise<void> {
  requireRole(ctx, 'operator')
  await change(ctx, async (tenant, owe) => {
    const { personId, displayName } = await personNamed(tenant, id)
    const resumed = await resumePerson(tenant, id)
    const causeId = newId(new Date())
    owe(await oweUsers(tenant, [personId], { priority: 0, delayMs: 0, causeId }))
    await takeUp(tenant, owe, resumed)
    await appendEvents(tenant, [
      {
        id: causeId,
        kind: 'person.synced',
        outcome: 'done',
        title: `${ctx.actor.name} synced ${displayName} with every store again`,
        actor: ctx.actor,
        userId: personId,
      },
    ])
  })
}

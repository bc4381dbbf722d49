import type { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { closeHeldChange, endRemovals } from '@/adapters/db/held-changes'
import { oweUsers } from '@/adapters/db/links'
import { newId } from '@/adapters/db/new-id'
import { keepPeople } from '@/adapters/db/overrides'
import { change, requireRole, type Context } from '../context'
import { decisionOf, type HeldDecision } from './decisions'
import { nameOfChange, waitingChange } from './waiting-change'

const SOON = { priority: 10, delayMs: 0 }

/**
 * Rejects held removals: everyone in them is kept as they were until their directory says something new about them.
 * One teammate is enough, since this takes nothing away from anybody.
 */
export async function rejectHeld(ctx: Context, input: z.infer<typeof HeldDecision>): Promise<void> {
  requireRole(ctx, 'admin')
  await change(ctx, async (tenant, owe) => {
    const held = await waitingChange(tenant, input)
    const decision = decisionOf(ctx, input.note)
    const people = await endRemovals(tenant, input.id)
    await closeHeldChange(tenant, input.id, { state: 'rejected', decision })
    const kept = await keepPeople(tenant, people, { kind: 'kept', ...decision })
    const causeId = newId(new Date())
    owe(await oweUsers(tenant, people, { ...SOON, causeId }))
    await appendEvents(tenant, [
      {
        id: causeId,
        kind: 'guard.rejected',
        outcome: 'done',
        title: `${ctx.actor.name} keeps ${input.people} people of ${nameOfChange(held)} in the stores`,
        actor: ctx.actor,
        ...(held.directory && { directoryId: held.directory.id }),
        ...(held.store && { storeId: held.store.id }),
        changes: [{ field: 'note', from: null, to: input.note }],
      },
      ...kept.map(({ id, displayName }) => ({
        kind: 'person.kept',
        outcome: 'done' as const,
        title: `${displayName} is kept in the stores although ${nameOfChange(held)} says otherwise`,
        actor: ctx.actor,
        userId: id,
      })),
    ])
  })
}

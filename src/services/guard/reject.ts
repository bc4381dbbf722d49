import type { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { closeHeldChange, endRemovals, releaseHeld } from '@/adapters/db/held-changes'
import { oweUsers } from '@/adapters/db/owe-links'
import { newId } from '@/adapters/db/new-id'
import { keepPeople } from '@/adapters/db/overrides'
import type { Tenant } from '@/adapters/db/tenant'
import type { GuardKind } from '@/core/reconcile/guard'
import { change, requireRole, type Context, type Owe } from '../context'
import { decisionOf, type HeldDecision } from './decisions'
import { lost, nameOfChange, waitingChange } from './waiting-change'

const SOON = { priority: 10, delayMs: 0 }

/**
 * Rejects held removals or losses. Whoever was to leave is kept as they were until their directory says something new
 * about them; what others were to lose stays theirs until they would lose something else, or a preview takes it away.
 * One teammate is enough, since this takes nothing away from anybody.
 */
export async function rejectHeld(ctx: Context, input: z.infer<typeof HeldDecision>): Promise<void> {
  requireRole(ctx, 'admin')
  await change(ctx, async (tenant, owe) => {
    const held = await waitingChange(tenant, input)
    const decision = decisionOf(ctx, input.note)
    const causeId = newId(new Date())
    await closeHeldChange(tenant, input.id, { state: 'rejected', decision })
    const kept = held.kind === 'removals' ? await keepEveryone(tenant, owe, { held, decision, causeId }) : []
    // Nothing is written; each link only says from now on why it shows more than it should.
    if (held.kind === 'losses') owe(await releaseHeld(tenant, held.id, causeId))
    await appendEvents(tenant, [
      {
        id: causeId,
        kind: 'guard.rejected',
        outcome: 'done',
        title: `${ctx.actor.name} ${said[held.kind](input.people, nameOfChange(held))}`,
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

const said = {
  removals: (people, name) => `keeps ${people} people of ${name} in the stores`,
  losses: (people, name) => `leaves ${people} people of ${name} their ${lost.losses}`,
} satisfies Record<GuardKind, (people: number, name: string) => string>

type Rejected = { held: { id: string }; decision: ReturnType<typeof decisionOf>; causeId: string }

async function keepEveryone(tenant: Tenant, owe: Owe, { held, decision, causeId }: Rejected) {
  const people = await endRemovals(tenant, held.id)
  const kept = await keepPeople(tenant, people, { kind: 'kept', ...decision })
  owe(await oweUsers(tenant, people, { ...SOON, causeId }))
  return kept
}

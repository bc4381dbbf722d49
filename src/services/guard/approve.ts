import { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { closeHeldChange, keepApprovals, releaseHeld } from '@/adapters/db/held-changes'
import { newId } from '@/adapters/db/new-id'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { Decision, decisionOf, type HeldDecision } from './decisions'
import { limitsOf } from './limits'
import { lost, nameOfChange, waitingChange } from './waiting-change'

/**
 * Approves held removals or losses, which are then written before everything else. Where two have to approve, the second must be
 * another teammate than the first; until then only the first approval is kept.
 */
export async function approveHeld(
  ctx: Context,
  input: z.infer<typeof HeldDecision>,
): Promise<{ state: 'open' | 'approved' }> {
  requireRole(ctx, 'admin')
  return change(ctx, async (tenant, owe) => {
    const held = await waitingChange(tenant, input)
    const guarded = held.store ? { storeId: held.store.id } : { directoryId: held.directory?.id ?? '' }
    const { approvals: needed } = await limitsOf(tenant, guarded)
    const before = z.array(Decision).parse(held.approvals)
    if (before.some(({ by }) => by.id === ctx.actor.id))
      throw new Refused(
        'forbidden',
        'You have approved this already; another administrator has to do so too.',
      )
    const decision = decisionOf(ctx, input.note)
    const approvals = [...before, decision]
    const isDone = approvals.length >= needed
    const causeId = newId(new Date())
    if (isDone) {
      await closeHeldChange(tenant, input.id, { state: 'approved', decision, approvals })
      owe(await releaseHeld(tenant, input.id, causeId))
    } else await keepApprovals(tenant, input.id, approvals)
    await appendEvents(tenant, [
      {
        id: causeId,
        kind: isDone ? 'guard.approved' : 'guard.seconded',
        outcome: isDone ? 'done' : 'held',
        title: `${ctx.actor.name} approved that ${input.people} people of ${nameOfChange(held)} lose ${lost[held.kind]}${isDone ? '' : '; one more approval is needed'}`,
        actor: ctx.actor,
        ...(held.directory && { directoryId: held.directory.id }),
        ...(held.store && { storeId: held.store.id }),
        changes: [{ field: 'note', from: null, to: input.note }],
      },
    ])
    return { state: isDone ? 'approved' : 'open' }
  })
}

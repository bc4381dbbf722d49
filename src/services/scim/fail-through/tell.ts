import { appendEvents, newestOfUser } from '@/adapters/db/events'
import { forgetTold, keepTold } from '@/adapters/db/told-refusals'
import type { Refusal } from '@/core/reconcile/refusals'
import { change } from '../../context'
import type { Authenticated } from '../authenticate'
import type { Watched } from './watch'

type Told = { userId: string; detail: string; isCreation: boolean; waited: string; refusals: Refusal[] }

/**
 * Keeps that an identity provider is told of a refusal, with a line of history when it is news. A user of whom only the
 * refusal of its creation was told is one that it may create again.
 */
export async function keepRefusal(
  { ctx, directory }: Authenticated,
  before: Watched['told'],
  { userId, detail, isCreation, waited, refusals }: Told,
): Promise<void> {
  await change(ctx, async (tenant) => {
    await keepTold(tenant, userId, { detail, isCreation })
    if (before?.detail === detail) return
    const [first] = refusals
    await appendEvents(tenant, [
      {
        kind: 'user.refusal-told',
        outcome: 'failed',
        title: `${directory.name} was told what ${first?.stores.join(', ')} refused`,
        actor: { type: 'job', name: 'Rollcall' },
        userId,
        directoryId: directory.id,
        causeId: await newestOfUser(tenant, userId),
        steps: [{ name: 'refused', at: new Date().toISOString(), detail: waited }],
        reason: first && { code: 'refused', message: first.message, who: first.who, fix: first.fix },
      },
    ])
  })
}

/** The identity provider is told success. */
export const endRefusal = ({ ctx }: Authenticated, userId: string) =>
  change(ctx, (tenant) => forgetTold(tenant, userId))

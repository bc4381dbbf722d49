import { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { oweLink } from '@/adapters/db/owe-links'
import { decideReviews, excludeCustomers, findReviews } from '@/adapters/db/reviews'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { ShownCandidate } from './shown-candidate'

export const ReviewRef = z.object({ id: z.uuid() })

/** They are different people: none of these customers is ever matched with this person again. */
export async function rejectMatch(ctx: Context, { id }: z.infer<typeof ReviewRef>): Promise<void> {
  requireRole(ctx, 'operator')
  await change(ctx, async (tenant, owe) => {
    const [review] = await findReviews(tenant, [id])
    if (!review) throw new Refused('not-found', 'This question has been answered already.')
    const { link, store, storeId, linkId, candidates } = review
    const customerIds = z
      .array(ShownCandidate)
      .parse(candidates)
      .map(({ customerId }) => customerId)
    await excludeCustomers(tenant, linkId, customerIds, ctx.actor)
    await decideReviews(tenant, [id], { decision: 'different', by: ctx.actor })
    // Tried again at once: then the person's page says what the store's owner can do.
    await oweLink(tenant, linkId, { priority: 20, delayMs: 0 })
    await appendEvents(tenant, [
      {
        kind: 'match.rejected',
        outcome: 'done',
        title: `${link.user.displayName} is somebody else than the customer with the same contact in ${store.name}`,
        actor: ctx.actor,
        userId: link.userId,
        storeId,
        directoryId: link.user.directory.id,
      },
    ])
    owe([storeId])
  })
}

import { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { decideReviews, findReviews, type OpenReview } from '@/adapters/db/reviews'
import type { FoundCustomer } from '@/core/reconcile/customer-store'
import { change, read, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { linkCustomers } from './link-customers'
import { readCustomers } from './read-customers'
import { ShownCandidate } from './shown-candidate'

export const Acceptance = z.object({ id: z.uuid(), customerId: z.string().max(100) })

type Choice = { review: OpenReview; customerId: string }

/** This customer is that person: it is linked, and what the directory says is written to it. */
export async function acceptMatch(
  ctx: Context,
  { id, customerId }: z.infer<typeof Acceptance>,
): Promise<void> {
  requireRole(ctx, 'operator')
  const [review] = await read(ctx, (tenant) => findReviews(tenant, [id]))
  if (!review) throw new Refused('not-found', 'This question has been answered already.')
  const [refusal] = await acceptInStore(ctx, [{ review, customerId }])
  if (refusal) throw new Refused('conflict', refusal)
}

/** Accepts what can be accepted of one store's questions; answers why the others cannot. */
export async function acceptInStore(ctx: Context, choices: Choice[]): Promise<string[]> {
  const [first] = choices
  if (!first) return []
  const { storeId } = first.review
  const records = await readCustomers(
    ctx,
    storeId,
    choices.map(({ customerId }) => customerId),
  )
  const fresh = choices.flatMap((choice) => {
    const found = records.get(choice.customerId)
    return found && isAsShown(choice, found) ? [{ ...choice, found }] : []
  })
  const changed =
    'This customer has changed in the store since the question was asked. Sync the person to ask anew.'
  const stale = Array.from({ length: choices.length - fresh.length }, () => changed)
  const refused = await change(ctx, async (tenant, owe) => {
    const chosen = await linkCustomers(
      tenant,
      storeId,
      fresh.map(({ review, found }) => ({ linkId: review.linkId, found })),
    )
    const accepted = fresh.filter(({ review }) =>
      chosen.some(({ linkId, ok }) => ok && linkId === review.linkId),
    )
    // The trigger of match_review has settled them as answered by themselves: the link has its customer now.
    await decideReviews(
      tenant,
      accepted.map(({ review }) => review.id),
      { decision: 'adopted', by: ctx.actor },
    )
    await appendEvents(
      tenant,
      accepted.map(({ review: { link, store } }) => ({
        kind: 'match.accepted',
        outcome: 'done' as const,
        title: `${link.user.displayName} was matched with an existing customer in ${store.name}`,
        actor: ctx.actor,
        userId: link.userId,
        storeId,
        directoryId: link.user.directory.id,
      })),
    )
    if (accepted.length > 0) owe([storeId])
    return chosen.flatMap((each) => (each.ok ? [] : [each.message]))
  })
  return [...stale, ...refused]
}

/** What a teammate has agreed to is what was shown. */
function isAsShown({ review, customerId }: Choice, { customer }: FoundCustomer): boolean {
  const shown = z.array(ShownCandidate).parse(review.candidates)
  const candidate = shown.find((each) => each.customerId === customerId)
  return candidate?.email === (customer.email ?? null) && candidate.phone === (customer.phone ?? null)
}

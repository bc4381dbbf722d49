import { appendEvents } from '@/adapters/db/events'
import type { RepairedLink } from '@/adapters/db/repair-links'
import { forgetKey, markCustomer } from '@/adapters/shopify/mark-customer'
import { change, type Context } from '../context'
import { askStore } from '../matching/read-customers'
import { Refused } from '../refused'

/**
 * Takes from a customer that is nobody's any more the key of its link and, unless they are left to the merchant, the
 * tags that came from the directory. What the store refuses is told in the history; the next comparison finds it again.
 */
export async function cleanCustomer(
  ctx: Context,
  { storeId, managedTags, user, store, userId }: RepairedLink,
  customerId: string,
  { keepTags }: { keepTags: boolean },
): Promise<void> {
  const failed = await askStore(ctx, storeId, async (_, connection) => {
    const failure = keepTags ? null : await markCustomer(connection, customerId, { remove: managedTags })
    await forgetKey(connection, customerId)
    return failure?.code === 'customer-gone' ? null : failure
  }).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error
    return { message: error.message }
  })
  if (!failed) return
  await change(ctx, (tenant) =>
    appendEvents(tenant, [
      {
        kind: 'customer.not-cleaned',
        outcome: 'failed',
        title: `The former customer of ${user.displayName} in ${store.name} could not be cleaned: ${failed.message}`,
        actor: ctx.actor,
        userId,
        storeId,
      },
    ]),
  )
}

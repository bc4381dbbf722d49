import { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { findLink } from '@/adapters/db/repair-links'
import { findStore } from '@/adapters/db/stores'
import { mergeTwo } from '@/adapters/shopify/merge'
import { change, read, requireRole, type Context } from '../context'
import { knownCandidates } from '../matching/find-candidates'
import { askStore, readCustomers } from '../matching/read-customers'
import { Refused } from '../refused'
import { followMerge } from '../webhooks/follow-merge'

export const Merge = z.object({ linkId: z.uuid(), otherId: z.string().max(100) })

/**
 * Merges another customer of the same person into the linked one, for good. Shopify decides which of them remains; the
 * link goes on with that one.
 */
export async function mergeCustomers(ctx: Context, { linkId, otherId }: z.infer<typeof Merge>) {
  requireRole(ctx, 'admin')
  const link = await read(ctx, (tenant) => findLink(tenant, linkId))
  if (!link?.customerId) throw new Refused('not-found', 'This person has no customer to merge with.')
  const { customerId, storeId } = link
  if (customerId === otherId) throw new Refused('invalid', 'These are one customer.')
  const found = await readCustomers(ctx, storeId, [otherId])
  const other = found.get(otherId)
  if (!other) throw new Refused('not-found', 'The store has no such customer any more.')
  const [candidate] = await read(ctx, async (tenant) => {
    const known = await knownCandidates(tenant, storeId, new Map([[linkId, [other]]]))
    return known.get(linkId) ?? []
  })
  if (candidate?.holder.kind === 'person')
    throw new Refused('conflict', `The other customer belongs to ${candidate.holder.name}.`)
  const result = await askStore(ctx, storeId, (_, connection) => mergeTwo(connection, customerId, otherId))
  if (result.kind === 'refused')
    throw new Refused('conflict', `Shopify cannot merge these customers: ${result.message}`)
  await change(ctx, (tenant) =>
    appendEvents(tenant, [
      {
        kind: 'customer.merge-asked',
        outcome: 'done',
        title: `Two customers of ${link.user.displayName} were merged in ${link.store.name}`,
        actor: ctx.actor,
        userId: link.userId,
        storeId,
        changes: [{ field: 'customer', from: otherId, to: customerId }],
      },
    ]),
  )
  // Otherwise the webhook of the merge tells.
  if (result.kind === 'done') await follow(ctx, storeId, result)
  return { pending: result.kind === 'pending' }
}

async function follow(ctx: Context, storeId: string, merge: { keptId: string; goneId: string }) {
  const kept = (await readCustomers(ctx, storeId, [merge.keptId])).get(merge.keptId)
  if (!kept) return
  await change(ctx, async (tenant, owe) => {
    const store = await findStore(tenant, storeId)
    if (store) await followMerge(tenant, owe, { store, goneId: merge.goneId }, kept.customer)
  })
}

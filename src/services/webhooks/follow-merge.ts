import { appendEvents } from '@/adapters/db/events'
import { keepManaged, lockLinksOfCustomers, moveLink, type HeardLink } from '@/adapters/db/heard-links'
import { oweLink } from '@/adapters/db/owe-links'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import type { CustomerRecord } from '@/core/reconcile/customer-store'
import { inherit } from '@/core/reconcile/inherit'
import type { Owe } from '../context'
import { jsonFields, ledgerOf } from '../sync/ledger'
import { absorbRecord } from './absorb-record'
import { forgetCustomer } from './forget-customer'
import { toldBy } from './handler'
import { knownOf, type Known } from './known-people'

/**
 * The link of a customer that was merged into another goes on with that one. When both were linked, the kept one stays
 * with its own person, and the other person is owed a customer again. 'later' = one of them is being written.
 */
export async function followMerge(
  tenant: Tenant,
  owe: Owe,
  { store, goneId }: { store: ConnectedStore; goneId: string },
  kept: CustomerRecord,
): Promise<'followed' | 'nobody' | 'later'> {
  const links = await lockLinksOfCustomers(tenant, store.id, [kept.id, goneId])
  const known = await knownOf(tenant, links)
  if (links.some(({ claim }) => claim !== null)) return 'later'
  const moved = links.find(({ customerId }) => customerId === goneId)
  const other = links.find(({ customerId }) => customerId === kept.id)
  if (moved && !other) await follow(tenant, owe, { store, link: moved, known }, kept)
  if (moved && other && (await forgetCustomer(tenant, store, moved))) owe([store.id])
  const link = other && moved ? await takeOver(tenant, other, moved, kept) : other
  if (link) await absorbRecord(tenant, owe, { store, link, known }, kept)
  if (link !== other) owe([store.id])
  return links.length > 0 ? 'followed' : 'nobody'
}

/**
 * The customer that is kept carries both people's tags and metafields. Those that were the other person's by us are ours
 * to remove, or a merge would give away access, or lock out a member by the mark of somebody who has left.
 */
async function takeOver(
  tenant: Tenant,
  other: HeardLink,
  moved: HeardLink,
  kept: CustomerRecord,
): Promise<HeardLink> {
  const own = ledgerOf(other)
  const { tags, metafields } = inherit(own, ledgerOf(moved), kept)
  if (tags.length + Object.keys(metafields).length === 0) return other
  const managedTags = [...own.managedTags, ...tags]
  const managedMetafields = jsonFields({ ...own.managedMetafields, ...metafields })
  await keepManaged(tenant, other.id, { managedTags, managedMetafields })
  await oweLink(tenant, other.id, { priority: 0, delayMs: 0 })
  // What is agreed now differs from what is wanted, so that it is cleared.
  const agreed = jsonFields({ ...own.agreed, ...metafields })
  return { ...other, managedTags, managedMetafields, agreed, state: 'queued' }
}

async function follow(
  tenant: Tenant,
  owe: Owe,
  { store, link, known }: { store: ConnectedStore; link: HeardLink; known: Known },
  kept: CustomerRecord,
) {
  await moveLink(tenant, link.id, kept.id)
  await appendEvents(tenant, [
    {
      kind: 'customer.merged',
      outcome: 'done',
      title: `${link.user.displayName} was merged with another customer in ${store.name}`,
      actor: toldBy(store),
      userId: link.userId,
      storeId: store.id,
    },
  ])
  const moved = { ...link, customerId: kept.id }
  await absorbRecord(tenant, owe, { store, link: moved, known }, kept)
}

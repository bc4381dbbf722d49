import { settleDeliveries } from '@/adapters/db/deliveries'
import { appendEvents } from '@/adapters/db/events'
import { lockLinksOfCustomers, moveLink, type HeardLink } from '@/adapters/db/heard-links'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import { MergedCustomers } from '@/adapters/shopify/webhooks/webhook-body'
import type { CustomerRecord } from '@/core/reconcile/customer-store'
import { change, type Owe } from '../context'
import { absorbRecord } from './absorb-record'
import { forgetCustomer } from './forget-customer'
import { ignoreDelivery, toldBy, type Handler } from './handler'

/**
 * customers/merge: the link of the customer that is gone goes on with the one that was kept. When both were linked, the
 * kept one stays with its own person, and the other person is owed a customer again.
 */
export const customersMerged: Handler = async (listening, delivery) => {
  const { organizationId, store } = listening
  const { data } = MergedCustomers.safeParse(delivery.payload)
  if (!data || store.sealedAccessToken === null) return ignoreDelivery(listening, delivery)
  const { admin_graphql_api_customer_kept_id: keptId, admin_graphql_api_customer_deleted_id: goneId } = data
  const customers = await listening.customers()
  const records = await customers.read([keptId, goneId])
  const kept = records.get(keptId)
  // Requested but not done, or told late: the kept one was deleted since.
  if (!kept || records.get(goneId)) return ignoreDelivery(listening, delivery)
  return change({ organizationId }, async (tenant, owe) => {
    const links = await lockLinksOfCustomers(tenant, store.id, [keptId, goneId])
    if (links.some(({ claim }) => claim !== null)) return 'later'
    const outcome = links.length > 0 ? 'done' : 'ignored'
    if ((await settleDeliveries(tenant, [delivery.id], { outcome })) === 0) return
    const moved = links.find(({ customerId }) => customerId === goneId)
    const other = links.find(({ customerId }) => customerId === keptId)
    if (moved && !other) await follow(tenant, owe, { store, link: moved }, kept)
    if (moved && other && (await forgetCustomer(tenant, store, moved))) owe([store.id])
    if (other) await absorbRecord(tenant, owe, { store, link: other, putBacks: 0 }, kept)
  })
}

async function follow(
  tenant: Tenant,
  owe: Owe,
  { store, link }: { store: ConnectedStore; link: HeardLink },
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
  await absorbRecord(tenant, owe, { store, link: { ...link, customerId: kept.id }, putBacks: 0 }, kept)
}

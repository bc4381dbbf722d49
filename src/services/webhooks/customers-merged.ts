import { settleDeliveries } from '@/adapters/db/deliveries'
import { MergedCustomers } from '@/adapters/shopify/webhooks/webhook-body'
import { change } from '../context'
import { followMerge } from './follow-merge'
import { ignoreDelivery, type Handler } from './handler'

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
    const became = await followMerge(tenant, owe, { store, goneId }, kept)
    if (became === 'later') return 'later'
    await settleDeliveries(tenant, [delivery.id], { outcome: became === 'followed' ? 'done' : 'ignored' })
  })
}

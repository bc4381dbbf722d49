import { settleDeliveries } from '@/adapters/db/deliveries'
import { lockLinksOfCustomers } from '@/adapters/db/heard-links'
import { loadConfiguration } from '../configuration/load'
import { change } from '../context'
import { customerGone } from './customer-gone'
import { ignoreDelivery, type Handler } from './handler'

/** customers/delete: an id never comes back, so there is nothing to read. */
export const customerDeleted: Handler = (listening, delivery) => {
  const { organizationId, store } = listening
  const { id, customerId } = delivery
  if (customerId === null) return ignoreDelivery(listening, delivery)
  return change({ organizationId }, async (tenant, owe) => {
    const [link] = await lockLinksOfCustomers(tenant, store.id, [customerId])
    if (link && link.claim !== null) return 'later'
    const settled = await settleDeliveries(tenant, [id], {
      outcome: link ? 'done' : 'ignored',
      linkId: link?.id,
    })
    if (!link || settled === 0) return
    const { configuration } = await loadConfiguration(tenant)
    await customerGone(tenant, owe, { store, link, configuration })
  })
}

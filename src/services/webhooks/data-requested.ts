import { addComplianceRequest } from '@/adapters/db/compliance'
import { settleDeliveries } from '@/adapters/db/deliveries'
import { appendEvents } from '@/adapters/db/events'
import { within } from '@/adapters/db/tenant'
import { dataRequestOf } from '@/adapters/shopify/webhooks/webhook-body'
import { complianceDeadline } from '../compliance/deadline'
import { toldBy, type Handler } from './handler'

/**
 * customers/data_request: the organization owes its shopper a copy of what is kept here. It is listed until a teammate
 * has handed the export over; the export itself is made when it is asked for, so that nothing is kept twice.
 */
export const dataRequested: Handler = async ({ organizationId, store }, delivery) => {
  const { id, customerId, receivedAt, payload } = delivery
  await within(organizationId, async (tenant) => {
    if ((await settleDeliveries(tenant, [id], { outcome: 'done' })) === 0) return
    const isNew = await addComplianceRequest(tenant, {
      storeId: store.id,
      domain: store.domain,
      kind: 'data_request',
      customerId,
      receivedAt,
      dueAt: complianceDeadline(receivedAt),
      done: false,
      requestKey: dataRequestOf(payload),
    })
    if (!isNew) return
    await appendEvents(tenant, [
      {
        kind: 'compliance.data-requested',
        outcome: 'held',
        title: `A shopper of ${store.name} asks for their data; the export is ready to be handed over`,
        actor: toldBy(store),
        storeId: store.id,
      },
    ])
  })
}

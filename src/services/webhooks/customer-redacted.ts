import { addComplianceRequest } from '@/adapters/db/compliance'
import { settleDeliveries } from '@/adapters/db/deliveries'
import { eraseCustomer } from '@/adapters/db/erase'
import { appendEvents } from '@/adapters/db/events'
import { within } from '@/adapters/db/tenant'
import { blind } from '@/adapters/vault/blind'
import { complianceDeadline } from '../compliance/deadline'
import { toldBy, type Handler } from './handler'

/**
 * customers/redact: what is kept of that customer is erased at once. The directory's user stays, because it belongs to
 * the identity provider, not to the store. The lines that prove the erasure name nobody.
 */
export const customerRedacted: Handler = async ({ organizationId, store }, delivery) => {
  const { id, customerId, receivedAt } = delivery
  // First, and again after a crash: erasing twice changes nothing, and a settled delivery would not come back.
  if (customerId !== null) await eraseCustomer(organizationId, store.id, customerId)
  await within(organizationId, async (tenant) => {
    if ((await settleDeliveries(tenant, [id], { outcome: 'done' })) === 0) return
    const isNew = await addComplianceRequest(tenant, {
      storeId: store.id,
      domain: store.domain,
      kind: 'customer_redact',
      customerId: null,
      receivedAt,
      dueAt: complianceDeadline(receivedAt),
      done: true,
      // The proof of an erasure must not name whom it erased.
      requestKey: customerId && blind(`${store.id} ${customerId}`),
    })
    if (!isNew) return
    await appendEvents(tenant, [
      {
        kind: 'compliance.customer-erased',
        outcome: 'done',
        title: `What was kept of one customer of ${store.name} was erased, as Shopify asked`,
        actor: toldBy(store),
        storeId: store.id,
      },
    ])
  })
}

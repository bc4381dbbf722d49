import { addComplianceRequest } from '@/adapters/db/compliance'
import { eraseStore } from '@/adapters/db/erase'
import { appendEvents } from '@/adapters/db/events'
import { within } from '@/adapters/db/tenant'
import { complianceDeadline } from '../compliance/deadline'
import { ignoreDelivery, toldBy, type Handler } from './handler'

/** shop/redact, 48 hours after an uninstall: everything of the store goes, this delivery too. */
export const shopRedacted: Handler = async (listening, delivery) => {
  const { organizationId, store } = listening
  // Connected again since: Shopify asks to erase what was left behind, not what is in use.
  if (store.sealedAccessToken !== null) return ignoreDelivery(listening, delivery)
  const { receivedAt } = delivery
  await within(organizationId, async (tenant) => {
    await addComplianceRequest(tenant, {
      storeId: null,
      domain: store.domain,
      kind: 'shop_redact',
      customerId: null,
      receivedAt,
      dueAt: complianceDeadline(receivedAt),
      done: true,
      // There is no second one: what would hear it is erased.
      requestKey: null,
    })
    await appendEvents(tenant, [
      {
        kind: 'compliance.store-erased',
        outcome: 'done',
        title: `Everything of ${store.name} was erased, 48 hours after Rollcall was uninstalled`,
        actor: toldBy(store),
        storeId: store.id,
      },
    ])
  })
  await eraseStore(organizationId, store.id)
}

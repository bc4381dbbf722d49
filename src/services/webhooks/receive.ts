import { keepDelivery, storesOfShop } from '@/adapters/db/deliveries'
import { provenOrganization, within } from '@/adapters/db/tenant'
import { validateWebhook, type Webhook } from '@/adapters/shopify/webhook'
import { complianceTopics } from '@/adapters/shopify/webhooks/topics'
import { customerOf, parseWebhookBody } from '@/adapters/shopify/webhooks/webhook-body'
import { newId } from '@/adapters/vault/new-id'
import { shopifyApp } from '../stores/shopify-app'
import { wakeInbox } from './wake-inbox'

/** More than any customer's payload; whoever sends more is not Shopify. */
export const WEBHOOK_BYTES = 1_000_000

type Body = NonNullable<ReturnType<typeof parseWebhookBody>>

/**
 * Keeps what Shopify delivers, to be processed later: Shopify waits 5 s and gives up on whoever is slow. `rawBody` is
 * the body byte for byte, because that is what is signed. A shop that nobody has connected is answered 200 and
 * forgotten, or Shopify would go on trying.
 */
export async function receiveWebhook(request: {
  rawBody: string
  headers: Headers
}): Promise<200 | 400 | 401> {
  const checked = await validateWebhook(shopifyApp(), request)
  if (!checked.ok) return 401
  const payload = parseWebhookBody(request.rawBody)
  if (!payload) return 400
  // Compliance concerns what was kept of shops that are no longer connected, too.
  const always = complianceTopics.includes(checked.webhook.topic)
  for (const store of await storesOfShop(checked.webhook.shop)) {
    if (always || store.status !== 'disconnected') await keep(store, checked.webhook, payload)
  }
  return 200
}

async function keep(store: { id: string; organizationId: string }, webhook: Webhook, payload: Body) {
  const { webhookId, eventId, topic, triggeredAt } = webhook
  // Shopify signs with the app's secret: the shop, and so the organization, is proved.
  const organizationId = provenOrganization(store.organizationId)
  const fresh = await within(organizationId, (tenant) =>
    keepDelivery(tenant, {
      id: newId(new Date()),
      storeId: store.id,
      webhookId,
      eventId,
      topic,
      customerId: customerOf(payload),
      triggeredAt,
      payload,
    }),
  )
  if (fresh) wakeInbox(organizationId, store.id)
}

import { keepDelivery } from '@/adapters/db/deliveries'
import { complianceTopics } from '@/adapters/shopify/webhooks/topics'
import { customerOf, parseWebhookBody } from '@/adapters/shopify/webhooks/webhook-body'
import { signedWebhook } from './signed-webhook'
import { wakeInbox } from './wake-inbox'

/** More than any customer's payload; whoever sends more is not Shopify. */
export const WEBHOOK_BYTES = 1_000_000

/**
 * Keeps what Shopify delivers, to be processed later: Shopify waits 5 s and gives up on whoever is slow. `rawBody` is
 * the body byte for byte, because that is what is signed. A shop that nobody has connected is answered 200 and
 * forgotten, or Shopify would go on trying.
 */
export async function receiveWebhook(request: {
  rawBody: string
  headers: Pick<Headers, 'get'>
}): Promise<200 | 400 | 401> {
  const signed = await signedWebhook(request)
  if (!signed) return 401
  const payload = parseWebhookBody(request.rawBody)
  if (!payload) return 400
  const { shop, webhookId, eventId, topic, triggeredAt } = signed.webhook
  const kept = await keepDelivery({
    ...{ domain: shop, webhookId, eventId, topic, triggeredAt, payload },
    customerId: customerOf(payload),
    shopifyAppId: signed.shopifyAppId,
    // Compliance concerns what was kept of shops that are no longer connected, too.
    always: complianceTopics.includes(topic),
  })
  for (const { organizationId, storeId } of kept) wakeInbox(organizationId, storeId)
  return 200
}

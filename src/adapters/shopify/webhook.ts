import type { ShopifyApp } from './shopify'

/** A delivery that Shopify signed. Shopify repeats deliveries: `webhookId` names one, `eventId` the merchant's action. */
export type Webhook = {
  topic: string
  shop: string
  webhookId: string
  eventId: string | null
  triggeredAt: Date | null
  apiVersion: string
}

export type WebhookCheck = { ok: true; webhook: Webhook } | { ok: false; reason: string }

/**
 * Checks the signature over the bytes as they came, in constant time, with the app's secret and the one before it. The
 * topic reads like `CUSTOMERS_UPDATE`.
 */
export async function validateWebhook(
  app: ShopifyApp,
  { rawBody, headers }: { rawBody: string; headers: Headers },
): Promise<WebhookCheck> {
  const checked = await validate(app, rawBody, headers)
  if (!checked.valid) return { ok: false, reason: checked.reason }
  const triggeredAt = checked.triggeredAt ? new Date(checked.triggeredAt) : null
  return {
    ok: true,
    webhook: {
      topic: checked.topic,
      shop: checked.domain,
      webhookId: checked.webhookId,
      eventId: 'eventId' in checked ? (checked.eventId ?? null) : null,
      triggeredAt: triggeredAt && !Number.isNaN(triggeredAt.getTime()) ? triggeredAt : null,
      apiVersion: checked.apiVersion,
    },
  }
}

async function validate(
  { portalUrl, verifiers: [current, old] }: ShopifyApp,
  rawBody: string,
  headers: Headers,
) {
  const signedBy = (api: ShopifyApp['api']) =>
    api.webhooks.validate({ rawBody, rawRequest: new Request(portalUrl, { method: 'POST', headers }) })
  const checked = await signedBy(current)
  return !checked.valid && old ? signedBy(old) : checked
}

import { createHmac, timingSafeEqual } from 'node:crypto'
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

type Delivered = { rawBody: string; headers: Pick<Headers, 'get'> }

/**
 * Checks the signature over the bytes as they came, in constant time, with the app's secret and the one before it. The
 * topic reads like `CUSTOMERS_UPDATE`.
 */
export function validateWebhook(app: ShopifyApp, { rawBody, headers }: Delivered): WebhookCheck {
  const told = (name: string) => headers.get(`x-shopify-${name}`) ?? ''
  const [signature, topic, shop] = [told('hmac-sha256'), told('topic'), told('shop-domain')]
  const [webhookId, apiVersion] = [told('webhook-id'), told('api-version')]
  if (rawBody === '') return { ok: false, reason: 'It has no body.' }
  if (!signature || !topic || !shop || !webhookId || !apiVersion)
    return { ok: false, reason: 'It lacks a header that Shopify sends.' }
  if (!isSigned(app, rawBody, signature)) return { ok: false, reason: 'Its signature is not Shopify’s.' }
  const triggeredAt = new Date(told('triggered-at'))
  return {
    ok: true,
    webhook: {
      ...{ shop, webhookId, apiVersion },
      topic: topic.toUpperCase().replace(/[/.]/g, '_'),
      eventId: told('event-id') || null,
      triggeredAt: Number.isNaN(triggeredAt.getTime()) ? null : triggeredAt,
    },
  }
}

/** Both secrets are tried whatever the first one says. */
function isSigned({ secrets }: ShopifyApp, rawBody: string, signature: string): boolean {
  const given = Buffer.from(signature, 'base64')
  const agreements = secrets.map((secret) => {
    const ours = createHmac('sha256', secret).update(rawBody, 'utf8').digest()
    return ours.length === given.length && timingSafeEqual(ours, given)
  })
  return agreements.includes(true)
}

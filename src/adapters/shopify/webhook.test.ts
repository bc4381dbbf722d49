import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createShopifyApp } from './shopify'
import { validateWebhook } from './webhook'

const apiSecret = 'a secret'
const app = createShopifyApp({ apiKey: 'key', apiSecret, portalUrl: 'https://rollcall.example' })
const rawBody = '{"id":1,"first_name":"Zoë"}'

const sign = (body: string, secret = apiSecret) => createHmac('sha256', secret).update(body).digest('base64')

const delivery = (over: Record<string, string | null> = {}) => {
  const headers = new Headers({
    'x-shopify-topic': 'customers/update',
    'x-shopify-hmac-sha256': sign(rawBody),
    'x-shopify-shop-domain': 'acme.myshopify.com',
    'x-shopify-api-version': '2026-10',
    'x-shopify-webhook-id': 'w-1',
    'x-shopify-event-id': 'e-1',
    'x-shopify-triggered-at': '2026-11-24T10:00:00.000Z',
  })
  for (const [name, value] of Object.entries(over)) {
    if (value === null) headers.delete(name)
    else headers.set(name, value)
  }
  return headers
}

describe('a webhook is believed for its signature over the raw body', () => {
  test('and tells topic, shop, delivery and event', () => {
    expect(validateWebhook(app, { rawBody, headers: delivery() })).toEqual({
      ok: true,
      webhook: {
        topic: 'CUSTOMERS_UPDATE',
        shop: 'acme.myshopify.com',
        webhookId: 'w-1',
        eventId: 'e-1',
        triggeredAt: new Date('2026-11-24T10:00:00.000Z'),
        apiVersion: '2026-10',
      },
    })
  })

  test.each<[string, string, Record<string, string | null>]>([
    ['a body that was changed', rawBody.replace('Zoë', 'Zoe'), {}],
    ['the same JSON written differently', '{ "id": 1, "first_name": "Zoë" }', {}],
    ['the signature of another app', rawBody, { 'x-shopify-hmac-sha256': sign(rawBody, 'other') }],
    ['a signature of another length', rawBody, { 'x-shopify-hmac-sha256': 'AAAA' }],
    ['a signature that is not base64', rawBody, { 'x-shopify-hmac-sha256': '§§§' }],
    ['no signature', rawBody, { 'x-shopify-hmac-sha256': null }],
    ['no shop', rawBody, { 'x-shopify-shop-domain': null }],
    ['no body', '', { 'x-shopify-hmac-sha256': sign('') }],
  ])('but not with %s', (_, body, over) => {
    expect(validateWebhook(app, { rawBody: body, headers: delivery(over) })).toMatchObject({
      ok: false,
    })
  })

  test('and one that the secret before this one has signed, while secrets are rotated', () => {
    const rotating = createShopifyApp({
      apiKey: 'key',
      apiSecret: 'the next secret',
      oldApiSecret: apiSecret,
      portalUrl: 'https://rollcall.example',
    })
    expect(validateWebhook(rotating, { rawBody, headers: delivery() })).toMatchObject({ ok: true })
    const headers = delivery({ 'x-shopify-hmac-sha256': sign(rawBody, 'the next secret') })
    expect(validateWebhook(rotating, { rawBody, headers })).toMatchObject({ ok: true })
    const stranger = delivery({ 'x-shopify-hmac-sha256': sign(rawBody, 'another') })
    expect(validateWebhook(rotating, { rawBody, headers: stranger })).toMatchObject({ ok: false })
  })

  test('the body’s length in its headers is no matter, as proxies change it', () => {
    const headers = delivery({ 'content-length': '7', 'content-type': 'application/json' })
    expect(validateWebhook(app, { rawBody, headers })).toMatchObject({ ok: true })
  })
})

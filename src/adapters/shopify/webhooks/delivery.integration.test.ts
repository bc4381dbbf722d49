import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { StoreConnection } from '@/adapters/shopify/store-connection'
import { validateWebhook, type WebhookCheck } from '@/adapters/shopify/webhook'
import { connectShop, simulateShopify, type SimulatedShopify } from '@/testing/simulated-shop'
import { control } from '@/testing/stores'
import { repairSubscriptions } from './repair-subscriptions'

let shopify: SimulatedShopify
let store: StoreConnection
const heard: WebhookCheck[] = []

const server = createServer((request, response) => {
  void hear(request).then(() => response.end())
})

async function hear(request: IncomingMessage) {
  heard.push(validateWebhook(shopify.app, { rawBody: await text(request), headers: headersOf(request) }))
}

function headersOf(request: IncomingMessage) {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
  return headers
}

beforeAll(async () => {
  shopify = await simulateShopify()
  store = await connectShop(shopify)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await repairSubscriptions(store, { uri: `http://127.0.0.1:${port}/`, grantedScopes: ['write_customers'] })
})
afterAll(async () => {
  server.close()
  await shopify.simulator.stop()
})

const merchant = (action: object) =>
  control(shopify.simulator, 'POST', `stores/${store.shop}/customers`, action)

test('what a merchant does in a subscribed store is heard, and believed', async () => {
  await merchant({ email: 'shopper@example.com', firstName: 'Zoë' })
  await vi.waitFor(() => expect(heard).toHaveLength(1))
  expect(heard[0]).toMatchObject({
    ok: true,
    webhook: {
      topic: 'CUSTOMERS_CREATE',
      shop: store.shop,
      apiVersion: '2026-10',
      eventId: expect.any(String),
    },
  })
})

test('a delivery with a forged signature is not', async () => {
  heard.length = 0
  await control(shopify.simulator, 'POST', 'faults', {
    kind: 'webhook-bad-hmac',
    on: 'webhook',
    store: store.shop,
  })
  await merchant({ email: 'other@example.com' })
  await vi.waitFor(() => expect(heard).toHaveLength(1))
  expect(heard[0]).toMatchObject({ ok: false })
})

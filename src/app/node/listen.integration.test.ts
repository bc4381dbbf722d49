import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { env } from '@/env'
import { useDatabase } from '@/testing/database'

await useDatabase()
const { listenBeforeNext } = await import('./listen')

listenBeforeNext()
// What listens here stands for Next.
const server = createServer((_, response) => response.writeHead(418).end())
let base = ''

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(() => server.close())

const path = '/api/shopify/webhooks'

const deliver = (body: string, signedAs = body) =>
  fetch(`${base}${path}`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-shopify-hmac-sha256': createHmac('sha256', env().SHOPIFY_API_SECRET)
        .update(signedAs)
        .digest('base64'),
      'x-shopify-topic': 'customers/update',
      'x-shopify-shop-domain': 'nobody.myshopify.com',
      'x-shopify-webhook-id': crypto.randomUUID(),
      'x-shopify-api-version': '2026-10',
    },
  })

test('what Shopify delivers is answered before Next, by its signature over the very bytes', async () => {
  expect((await deliver('{"id":1}')).status).toBe(200)
  expect((await deliver('{"id":1}', '{"id": 1}')).status).toBe(401)
  expect((await deliver('no JSON')).status).toBe(400)
})

test('a body larger than any of Shopify’s is 413, and the connection goes on', async () => {
  expect((await deliver('x'.repeat(1_100_000))).status).toBe(413)
  expect((await deliver('{"id":2}')).status).toBe(200)
})

test('everything else is Next’s', async () => {
  expect((await fetch(`${base}${path}`)).status).toBe(418)
  expect((await fetch(`${base}${path}/other`, { method: 'POST' })).status).toBe(418)
})

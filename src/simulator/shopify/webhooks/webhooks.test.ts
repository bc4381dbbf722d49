import { createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { listen } from '../http/listen'
import { AppClient, CLIENT, DOMAIN, at, textAt } from '../testing/app-client'

type Heard = { topic: string; headers: IncomingHttpHeaders; text: string; body: unknown }

let app: AppClient
let heard: Heard[]
let answer: number
let hookUrl: string
let close: () => void

beforeEach(async () => {
  heard = []
  answer = 200
  const server = await listen(0, ({ headers, body }) => {
    const text = body.toString()
    heard.push({ topic: String(headers['x-shopify-topic']), headers, text, body: JSON.parse(text) })
    return { status: answer }
  })
  close = () => {
    server.close()
    server.closeAllConnections()
  }
  const address = server.address()
  hookUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/hooks`
  app = await AppClient.start({ complianceUrl: hookUrl })
  await app.install()
})
afterEach(async () => {
  await app.simulator.stop()
  close()
})

const subscribe = (topic: string, more: object = {}) =>
  app.graphql(
    'mutation ($topic: WebhookSubscriptionTopic!, $input: WebhookSubscriptionInput!) { webhookSubscriptionCreate(topic: $topic, webhookSubscription: $input) { webhookSubscription { id uri topic } userErrors { message } } }',
    { topic, input: { uri: hookUrl, ...more } },
  )

const act = async (body: object) => (await app.control('POST', `stores/${DOMAIN}/customers`, body)).body
const until = (count: number) => vi.waitFor(() => expect(heard).toHaveLength(count), { timeout: 3000 })
function first(): Heard {
  const [webhook] = heard
  if (!webhook) throw new Error('No webhook came.')
  return webhook
}

const topics = () => heard.map(({ topic }) => topic)
const HOUR = 3_600_000
const advance = (advanceMs: number) => app.control('POST', 'clock', { advanceMs })

describe('what a webhook looks like', () => {
  test('it is signed over its exact bytes and names shop, topic, version, delivery and event', async () => {
    await subscribe('CUSTOMERS_CREATE')
    await act({ email: 'ann@example.com', note: 'Grüße' })
    await until(1)
    const { headers, text, topic } = first()
    expect(topic).toBe('customers/create')
    expect(headers['x-shopify-hmac-sha256']).toBe(
      createHmac('sha256', CLIENT.client_secret).update(text).digest('base64'),
    )
    expect(headers).toMatchObject({ 'x-shopify-shop-domain': DOMAIN, 'x-shopify-api-version': '2026-10' })
    for (const name of ['webhook-id', 'event-id', 'triggered-at'])
      expect(headers[`x-shopify-${name}`]).toBeTruthy()
  })

  test('a customer comes in the snake_case REST form, without tags and consents (since 2025-01)', async () => {
    await subscribe('CUSTOMERS_UPDATE')
    const id = textAt(
      await act({
        email: 'ann@example.com',
        tags: ['vip'],
        addresses: [{ city: 'Oslo', countryCode: 'NO' }],
      }),
      'id',
    )
    await act({ action: 'update', id, firstName: 'Ann' })
    await until(1)
    expect(heard[0]?.body).toMatchObject({
      admin_graphql_api_id: id,
      first_name: 'Ann',
      state: 'disabled',
      default_address: { city: 'Oslo', country_code: 'NO' },
    })
    expect(Object.keys(Object(heard[0]?.body))).not.toContain('tags')
  })

  test('ids beyond 2^53 stay exact numbers', async () => {
    await app.control('POST', 'ids', { next: '9007199254740993123' })
    await subscribe('CUSTOMERS_DELETE')
    const id = textAt(await act({ email: 'ann@example.com' }), 'id')
    await act({ action: 'delete', id })
    await until(1)
    expect(heard[0]?.text).toContain(`"id":${id.split('/').at(-1)}`)
  })

  test('tag topics speak camelCase and tell only the difference', async () => {
    await subscribe('CUSTOMER_TAGS_ADDED')
    await subscribe('CUSTOMER_TAGS_REMOVED')
    const id = textAt(await act({ email: 'ann@example.com', tags: ['a', 'b'] }), 'id')
    await act({ action: 'update', id, tags: ['b', 'c'] })
    await until(3)
    expect(heard.map(({ topic, body }) => [topic, at(body, 'tags')])).toEqual(
      expect.arrayContaining([
        ['customer.tags_added', ['a', 'b']],
        ['customer.tags_added', ['c']],
        ['customer.tags_removed', ['a']],
      ]),
    )
    expect(at(heard[0]?.body, 'customerId')).toBe(id)
  })

  test('one action has one event id on all its topics', async () => {
    await subscribe('CUSTOMERS_CREATE')
    await subscribe('CUSTOMER_TAGS_ADDED')
    await act({ email: 'ann@example.com', tags: ['a'] })
    await until(2)
    expect(new Set(heard.map(({ headers }) => headers['x-shopify-event-id'])).size).toBe(1)
    expect(new Set(heard.map(({ headers }) => headers['x-shopify-webhook-id'])).size).toBe(2)
  })

  test('a filter on a field that is not in the body is accepted and silences everything', async () => {
    await subscribe('CUSTOMERS_CREATE', { filter: 'tags:vip' })
    await subscribe('CUSTOMERS_CREATE', { filter: 'email:ann@example.com', includeFields: ['id', 'email'] })
    await act({ email: 'bo@example.com' })
    await act({ email: 'ann@example.com' })
    await until(1)
    expect(Object.keys(Object(heard[0]?.body))).toEqual(['id', 'email'])
  })
})

test('a topic needs the scope of what it tells', async () => {
  await app.control('POST', `stores/${DOMAIN}/scopes`, { scopes: 'read_companies' })
  const { body } = await subscribe('CUSTOMERS_CREATE')
  expect(textAt(body, 'data.webhookSubscriptionCreate.userErrors.0.message')).toContain('customers/create')
  expect(at((await subscribe('COMPANIES_CREATE')).body, 'data.webhookSubscriptionCreate.userErrors')).toEqual(
    [],
  )
})

describe('delivery', () => {
  test('a refused webhook is tried again with the same id and body; eight failures remove the subscription', async () => {
    answer = 500
    await subscribe('CUSTOMERS_CREATE')
    await act({ email: 'ann@example.com' })
    await until(1)
    for (let attempt = 2; attempt <= 8; attempt += 1) {
      await advance(2 * HOUR)
      await until(attempt)
    }
    expect(
      new Set(heard.map(({ headers, text }) => `${String(headers['x-shopify-webhook-id'])} ${text}`)).size,
    ).toBe(1)
    await vi.waitFor(async () =>
      expect((await app.control('GET', `stores/${DOMAIN}/webhooks`)).body).toEqual([]),
    )
  })

  test.each([
    ['dropped', { kind: 'webhook-drop' }, ['bo@example.com']],
    ['doubled', { kind: 'webhook-duplicate' }, ['ann@example.com', 'ann@example.com', 'bo@example.com']],
    ['overtaken by the next', { kind: 'webhook-reorder' }, ['bo@example.com', 'ann@example.com']],
  ])('by control, a webhook is %s', async (_, fault, emails) => {
    await subscribe('CUSTOMERS_CREATE')
    await app.control('POST', 'faults', fault)
    await act({ email: 'ann@example.com' })
    if (fault.kind === 'webhook-duplicate') await until(2)
    await act({ email: 'bo@example.com' })
    await until(emails.length)
    expect(heard.map(({ body }) => at(body, 'email'))).toEqual(emails)
  })

  test('held back by hand, webhooks go out in the order asked for', async () => {
    await subscribe('CUSTOMERS_CREATE')
    await app.control('POST', 'webhooks', { mode: 'manual' })
    await act({ email: 'ann@example.com' })
    await act({ email: 'bo@example.com' })
    await app.control('POST', 'deliver', { reverse: true })
    await until(2)
    expect(heard.map(({ body }) => at(body, 'email'))).toEqual(['bo@example.com', 'ann@example.com'])
  })
})

describe('an app that leaves', () => {
  test('its token is dead when app/uninstalled arrives, and shop/redact follows after 48 hours', async () => {
    await subscribe('APP_UNINSTALLED')
    await app.control('POST', `stores/${DOMAIN}/uninstall`)
    await until(1)
    expect((await app.graphql('{ shop { name } }')).status).toBe(401)
    await advance(48 * HOUR + 1000)
    await until(2)
    expect(topics()).toEqual(['app/uninstalled', 'shop/redact'])
    expect(heard[1]?.body).toMatchObject({ shop_domain: DOMAIN })
  })

  test('a store that takes it back is not erased', async () => {
    await app.control('POST', `stores/${DOMAIN}/uninstall`)
    await app.install()
    await subscribe('CUSTOMERS_CREATE')
    await advance(48 * HOUR + 1000)
    await act({ email: 'ann@example.com' })
    await until(1)
    expect(topics()).toEqual(['customers/create'])
  })

  test('losing a scope sends app/scopes_update and refuses what needed it', async () => {
    await subscribe('APP_SCOPES_UPDATE')
    await app.control('POST', `stores/${DOMAIN}/scopes`, { scopes: 'read_customers' })
    await until(1)
    expect(heard[0]?.body).toMatchObject({ current: ['read_customers'] })
  })
})

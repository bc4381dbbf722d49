import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppClient, DOMAIN, at } from '../testing/app-client'

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'simulator-'))
})
afterEach(() => rmSync(data, { recursive: true }))

test('a simulator with a data directory goes on after a restart: customers, tokens, subscriptions, waiting webhooks', async () => {
  const before = await AppClient.start({ data })
  await before.install()
  await before.control('POST', 'webhooks', { mode: 'manual' })
  await before.graphql(
    'mutation { webhookSubscriptionCreate(topic: CUSTOMERS_CREATE, webhookSubscription: { uri: "http://127.0.0.1:1/" }) { userErrors { message } } }',
  )
  await before.control('POST', `stores/${DOMAIN}/customers`, { email: 'ann@example.com', tags: ['a'] })
  await before.simulator.stop()

  const after = await AppClient.start({ data })
  after.token = before.token
  const { body } = await after.graphql(
    '{ customerByIdentifier(identifier: { emailAddress: "ann@example.com" }) { tags } webhookSubscriptions(first: 5) { nodes { topic } } }',
  )
  expect(at(body, 'data')).toEqual({
    customerByIdentifier: { tags: ['a'] },
    webhookSubscriptions: { nodes: [{ topic: 'CUSTOMERS_CREATE' }] },
  })
  expect((await after.control('GET', 'webhooks')).body).toMatchObject([{ topic: 'CUSTOMERS_CREATE' }])
  await after.simulator.stop()
})

test('without one it starts empty', async () => {
  const app = await AppClient.start()
  expect((await app.control('GET', `stores/${DOMAIN}/customers`)).body).toEqual([])
  await app.simulator.stop()
})

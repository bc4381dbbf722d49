import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createWebhookSubscription } from '@/adapters/shopify/documents/webhook-subscription'
import type { StoreConnection } from '@/adapters/shopify/store-connection'
import { connectShop, simulateShopify, type SimulatedShopify } from '@/testing/simulated-shop'
import { control } from '@/testing/stores'
import { repairSubscriptions } from './repair-subscriptions'
import { topics } from './topics'

let shopify: SimulatedShopify
let store: StoreConnection
const scopes = ['write_customers', 'read_customer_merge']
beforeAll(async () => void (shopify = await simulateShopify(scopes)))
beforeEach(async () => void (store = await connectShop(shopify)))
afterAll(() => shopify.simulator.stop())

const uri = 'https://rollcall.example/api/shopify/webhooks'
const wanted = { uri, grantedScopes: scopes }
const present = () =>
  control<{ topic: string; uri: string }[]>(shopify.simulator, 'GET', `stores/${store.shop}/webhooks`)

describe('repairing a store’s webhook subscriptions', () => {
  test('a new store is subscribed to every topic, and a second repair changes nothing', async () => {
    const first = await repairSubscriptions(store, wanted)
    expect(first).toEqual({ created: topics.map(({ topic }) => topic), removed: [], refused: [] })
    expect(await present()).toHaveLength(topics.length)
    expect(await repairSubscriptions(store, wanted)).toEqual({ created: [], removed: [], refused: [] })
  })

  test('what still points at an old address is replaced', async () => {
    const subscription = { uri: 'https://old.example/hooks' }
    await store.request(createWebhookSubscription, { topic: 'CUSTOMERS_UPDATE', subscription })
    expect(await repairSubscriptions(store, wanted)).toMatchObject({ removed: ['CUSTOMERS_UPDATE'] })
    expect(new Set((await present()).map((each) => each.uri))).toEqual(new Set([uri]))
  })

  test('a topic whose scope is missing is named with it', async () => {
    const repaired = await repairSubscriptions(store, { uri, grantedScopes: ['write_customers'] })
    expect(repaired.refused).toEqual([
      { topic: 'CUSTOMERS_MERGE', reason: 'The scope read_customer_merge is not granted.' },
    ])
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connectShop, simulateShopify, type SimulatedShopify } from '@/testing/simulated-shop'
import { control } from '@/testing/stores'
import { shopifyCustomerStore } from './customer-store'
import { readShop } from './shop'
import { StoreConnection } from './store-connection'

let shopify: SimulatedShopify
let store: StoreConnection
beforeAll(async () => void (shopify = await simulateShopify()))
beforeEach(async () => void (store = await connectShop(shopify)))
afterAll(() => shopify.simulator.stop())

const settle = (settings: object) =>
  control(shopify.simulator, 'POST', 'stores', { domain: store.shop, ...settings })
const fault = (kind: object) => control(shopify.simulator, 'POST', 'faults', { ...kind, store: store.shop })
const sent = () => control<unknown[]>(shopify.simulator, 'GET', `requests?store=${store.shop}&limit=1000`)

describe('a request that fails as a whole says what is wrong with the store', () => {
  test.each([
    ['frozen', 'frozen'],
    ['locked', 'locked'],
    ['closed', 'gone'],
  ])('a store that is %s: %s', async (status, kind) => {
    await settle({ status })
    await expect(readShop(store)).rejects.toMatchObject({ trouble: { kind } })
  })

  test('a token that is no longer accepted', async () => {
    const stale = new StoreConnection(shopify.app, { shop: store.shop, accessToken: 'shpat_dead' })
    await expect(readShop(stale)).rejects.toMatchObject({ trouble: { kind: 'unauthorized' } })
  })

  test.each([
    [{ kind: 'status', status: 403 }, 'scope-missing'],
    [{ kind: 'status', status: 500 }, 'unavailable'],
    [{ kind: 'status', status: 502, body: '<h1>Bad Gateway</h1>' }, 'unavailable'],
    [{ kind: 'status', status: 504 }, 'unavailable'],
    [{ kind: 'status', status: 301, headers: { location: 'https://elsewhere.example/' } }, 'unavailable'],
    [{ kind: 'drop-before' }, 'unavailable'],
    [{ kind: 'drop-after' }, 'unavailable'],
    [{ kind: 'truncated' }, 'unavailable'],
    [{ kind: 'html' }, 'unavailable'],
    [{ kind: 'internal-error' }, 'unavailable'],
  ])('%o is told as %s, after one try', async (kind, trouble) => {
    const before = (await sent()).length
    await fault(kind)
    await expect(readShop(store)).rejects.toMatchObject({ trouble: { kind: trouble } })
    expect((await sent()).length).toBe(before + 1)
  })
})

describe('a request that Shopify did not execute is sent again', () => {
  test.each([[{ kind: 'throttled' }], [{ kind: 'status', status: 429, retryAfter: 0.3 }]])(
    'after %o',
    async (kind) => {
      await fault(kind)
      expect(await readShop(store)).toMatchObject({ domain: store.shop })
    },
  )

  test('but a store that keeps asking to wait longer is left to the caller', async () => {
    await fault({ kind: 'status', status: 429, retryAfter: 60 })
    await expect(readShop(store)).rejects.toMatchObject({
      trouble: { kind: 'throttled', retryAfterMs: 60_000 },
    })
  })
})

test('personal data that Shopify has not approved is a missing permission, never an empty field', async () => {
  const customers = shopifyCustomerStore(store)
  const [made] = await customers.write([
    { kind: 'create', linkId: 'ada', fields: { email: 'ada@example.com', firstName: 'Ada' }, tags: [] },
  ])
  if (!made?.ok) throw new Error(made?.failure.message)
  await settle({ protectedData: 'level-1' })
  await expect(customers.read([made.customer.id])).rejects.toMatchObject({
    trouble: { kind: 'scope-missing' },
  })
})

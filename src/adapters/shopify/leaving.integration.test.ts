import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connectShop, simulateShopify, type SimulatedShopify } from '@/testing/simulated-shop'
import { control, type SimulatedCustomer } from '@/testing/stores'
import { deleteIfAllowed, eraseData, removeMetafields, withdrawConsent } from './leaving'
import type { StoreConnection } from './store-connection'

let shopify: SimulatedShopify
let store: StoreConnection
beforeAll(
  async () => void (shopify = await simulateShopify(['write_customers', 'write_customer_data_erasure'])),
)
beforeEach(async () => void (store = await connectShop(shopify)))
afterAll(() => shopify.simulator.stop())

type Customer = SimulatedCustomer & {
  emailConsent: { state: string }
  smsConsent: { state: string } | null
  metafields: { namespace: string; key: string }[]
}
const merchant = (action: object) =>
  control<Customer>(shopify.simulator, 'POST', `stores/${store.shop}/customers`, action)
const inStore = () => control<Customer[]>(shopify.simulator, 'GET', `stores/${store.shop}/customers`)
const gone = 'gid://shopify/Customer/404'

describe('withdrawing marketing consent', () => {
  test('ends what the customer had agreed to, once', async () => {
    const { id } = await merchant({ email: 'ada@example.com', emailConsent: 'SUBSCRIBED' })
    expect(await withdrawConsent(store, id)).toEqual({ kind: 'done' })
    expect((await inStore())[0]?.emailConsent.state).toBe('UNSUBSCRIBED')
    expect(await withdrawConsent(store, id)).toEqual({ kind: 'unneeded' })
  })

  test('a customer who never agreed needs none', async () => {
    const { id } = await merchant({ email: 'ada@example.com', phone: '+14155550123' })
    expect(await withdrawConsent(store, id)).toEqual({ kind: 'unneeded' })
  })

  test('a customer who is gone is told as that', async () => {
    expect(await withdrawConsent(store, gone)).toMatchObject({
      kind: 'failed',
      failure: { code: 'customer-gone' },
    })
  })
})

describe('deleting', () => {
  test('removes a customer without orders; one that is gone needs nothing', async () => {
    const { id } = await merchant({ email: 'ada@example.com' })
    expect(await deleteIfAllowed(store, id)).toEqual({ kind: 'done' })
    expect(await inStore()).toEqual([])
    expect(await deleteIfAllowed(store, id)).toEqual({ kind: 'unneeded' })
  })

  test('a customer with orders stays, and the reason names them', async () => {
    const { id } = await merchant({ email: 'ada@example.com' })
    await merchant({ action: 'order', id })
    expect(await deleteIfAllowed(store, id)).toMatchObject({
      kind: 'failed',
      failure: { message: 'The customer has orders (1).' },
    })
    expect(await inStore()).toHaveLength(1)
  })
})

test('erasing personal data is asked of Shopify', async () => {
  const { id } = await merchant({ email: 'ada@example.com' })
  expect(await eraseData(store, id)).toEqual({ kind: 'done' })
})

test('metafields are taken away; ones that are not there are no error', async () => {
  const metafields = [
    { namespace: 'people', key: 'grade' },
    { namespace: 'people', key: 'none' },
  ]
  const { id } = await merchant({
    email: 'ada@example.com',
    metafields: [{ namespace: 'people', key: 'grade', value: '7', type: 'single_line_text_field' }],
  })
  expect(await removeMetafields(store, id, metafields)).toEqual({ kind: 'done' })
  expect((await inStore())[0]?.metafields).toEqual([])
  expect(await removeMetafields(store, id, [])).toEqual({ kind: 'unneeded' })
})

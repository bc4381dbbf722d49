import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { shopifyCustomerStore } from '@/adapters/shopify/customer-store'
import type { StoreConnection } from '@/adapters/shopify/store-connection'
import type { CustomerCreate } from '@/core/reconcile/customer-store'
import { connectShop, simulateShopify, type SimulatedShopify } from '@/testing/simulated-shop'
import { control, type SimulatedCustomer } from '@/testing/stores'
import { readBulkCreate, startBulkCreate, type BulkResult } from './bulk-create'
import { readBulkProgress } from './bulk-operation'
import { readBulkRead, startBulkRead } from './bulk-read'

let shopify: SimulatedShopify
let store: StoreConnection
beforeAll(async () => void (shopify = await simulateShopify()))
beforeEach(async () => void (store = await connectShop(shopify)))
afterAll(() => shopify.simulator.stop())

const person = (number: number): CustomerCreate => ({
  kind: 'create',
  linkId: `link-${number}`,
  fields: { email: `p${number}@example.com`, firstName: `Zoë ${number}` },
  tags: ['scim:staff'],
})
const people = Array.from({ length: 300 }, (_, number) => person(number))

const inStore = () => control<SimulatedCustomer[]>(shopify.simulator, 'GET', `stores/${store.shop}/customers`)

/** Waits for an operation that was started; answers the address of its results. */
async function finished(started: Awaited<ReturnType<typeof startBulkCreate>>) {
  if (!started.ok) throw new Error(started.reason)
  for (;;) {
    const progress = await readBulkProgress(store, started.operationId)
    if (progress.state === 'completed') return progress
    if (progress.state !== 'running') throw new Error(JSON.stringify(progress))
    await sleep(20)
  }
}

async function all<Value>(values: AsyncIterable<Value>) {
  const list: Value[] = []
  for await (const value of values) list.push(value)
  return list
}

async function createInBulk(creates: CustomerCreate[]): Promise<BulkResult[]> {
  const { url } = await finished(await startBulkCreate(store, creates))
  if (!url) throw new Error('The operation has no results')
  return (await all(readBulkCreate(url))).sort((a, b) => a.line - b.line)
}

describe('creating in bulk', () => {
  test('every line gets its result, by its number and with its link’s key', async () => {
    const results = await createInBulk(people)
    expect(results.map(({ line }) => line)).toEqual(people.map((_, line) => line))
    expect(results[42]).toMatchObject({
      ok: true,
      customer: { linkKey: 'link-42', firstName: 'Zoë 42', tags: ['scim:staff'] },
    })
    expect(await inStore()).toHaveLength(300)
  })

  test('the same links again make no second customer', async () => {
    await createInBulk(people.slice(0, 20))
    expect(await createInBulk(people.slice(0, 30))).toHaveLength(30)
    expect(await inStore()).toHaveLength(30)
  })

  test('a refused line says why, and its neighbours are made', async () => {
    await shopifyCustomerStore(store).write([{ ...person(1), linkId: 'someone-else' }])
    const results = await createInBulk(people.slice(0, 3))
    expect(results).toMatchObject([
      { ok: true },
      { ok: false, failure: { code: 'email-taken', field: 'email' } },
      { ok: true },
    ])
  })
})

describe('reading a whole store', () => {
  test('gives every customer as the store has it, also those that are not ours', async () => {
    await createInBulk(people)
    await control(shopify.simulator, 'POST', `stores/${store.shop}/customers`, {
      email: 'shopper@example.com',
    })
    const { url } = await finished(await startBulkRead(store))
    const records = await all(readBulkRead(url))
    expect(records).toHaveLength(301)
    const one = records.find(({ linkKey }) => linkKey === 'link-7')
    expect(one).toEqual((await shopifyCustomerStore(store).read([one?.id ?? ''])).get(one?.id ?? ''))
    expect(records.find(({ email }) => email === 'shopper@example.com')?.linkKey).toBeNull()
  })

  test('an empty store gives none', async () => {
    const { url } = await finished(await startBulkRead(store))
    expect(await all(readBulkRead(url))).toEqual([])
  })
})

test('an operation that Shopify has forgotten is gone', async () => {
  expect(await readBulkProgress(store, 'gid://shopify/BulkOperation/404')).toEqual({ state: 'gone' })
})

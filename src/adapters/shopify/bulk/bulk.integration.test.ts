import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { shopifyCustomerStore } from '@/adapters/shopify/customer-store'
import type { StoreConnection } from '@/adapters/shopify/store-connection'
import type { CustomerCreate } from '@/core/reconcile/customer-store'
import { connectShop, simulateShopify, type SimulatedShopify } from '@/testing/simulated-shop'
import { control, type SimulatedCustomer } from '@/testing/stores'
import { readBulkCreate, startBulkCreate, type BulkResult } from './bulk-create'
import { cancelBulk, readBulkProgress, type BulkProgress, type BulkStart } from './bulk-operation'
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

const bulkFault = (fault: object) =>
  control(shopify.simulator, 'POST', 'faults', { ...fault, on: 'bulk', store: store.shop })

/** Waits until an operation that was started has ended somehow. */
async function ended(started: BulkStart): Promise<BulkProgress> {
  if (!started.ok) throw new Error(started.reason)
  for (;;) {
    const progress = await readBulkProgress(store, started.operationId)
    if (progress.state !== 'running') return progress
    await sleep(20)
  }
}

async function finished(started: BulkStart) {
  const progress = await ended(started)
  if (progress.state !== 'completed') throw new Error(JSON.stringify(progress))
  return progress
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
    const records = (await all(readBulkRead(url))).map(({ customer }) => customer)
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

describe('an operation that does not end well', () => {
  test('that Shopify breaks off keeps what was done, and says why', async () => {
    await bulkFault({ kind: 'bulk-fail', afterLines: 5 })
    const progress = await ended(await startBulkCreate(store, people.slice(0, 20)))
    expect(progress).toMatchObject({ state: 'failed', reason: expect.any(String) })
    if (progress.state !== 'failed' || !progress.partialUrl) throw new Error('There are no partial results')
    const done = await all(readBulkCreate(progress.partialUrl))
    expect(done).toHaveLength((await inStore()).length)
    expect(await createInBulk(people.slice(0, 20))).toHaveLength(20)
    expect(await inStore()).toHaveLength(20)
  })

  test('can be cancelled', async () => {
    await bulkFault({ kind: 'bulk-slow', msPerLine: 50 })
    const started = await startBulkCreate(store, people)
    if (!started.ok) throw new Error(started.reason)
    await cancelBulk(store, started.operationId)
    expect(await ended(started)).toMatchObject({ state: 'failed', reason: 'CANCELED' })
  })

  test('is not started while five others run: come back later', async () => {
    await bulkFault({ kind: 'bulk-slow', msPerLine: 50, count: 5 })
    const starts: BulkStart[] = []
    for (let number = 0; number < 6; number++) starts.push(await startBulkCreate(store, people))
    expect(starts.slice(0, 5).every(({ ok }) => ok)).toBe(true)
    expect(starts[5]).toMatchObject({ ok: false, busy: true })
    for (const started of starts) if (started.ok) await cancelBulk(store, started.operationId)
  })
})

test('an operation that Shopify has forgotten is gone', async () => {
  expect(await readBulkProgress(store, 'gid://shopify/BulkOperation/404')).toEqual({ state: 'gone' })
})

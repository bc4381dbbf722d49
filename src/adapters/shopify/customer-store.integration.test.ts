import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CustomerCreate, CustomerUpdate, CustomerWrite } from '@/core/reconcile/customer-store'
import { connectShop, simulateShopify, type SimulatedShopify } from '@/testing/simulated-shop'
import { control, type SimulatedCustomer } from '@/testing/stores'
import { shopifyCustomerStore } from './customer-store'
import { ensureLinkDefinition } from './link-key'
import type { StoreConnection } from './store-connection'

let shopify: SimulatedShopify
let store: StoreConnection
beforeAll(async () => void (shopify = await simulateShopify()))
beforeEach(async () => void (store = await connectShop(shopify)))
afterAll(() => shopify.simulator.stop())

const customers = () => shopifyCustomerStore(store)
const inStore = () => control<SimulatedCustomer[]>(shopify.simulator, 'GET', `stores/${store.shop}/customers`)
const merchant = (action: object) =>
  control<SimulatedCustomer>(shopify.simulator, 'POST', `stores/${store.shop}/customers`, action)
const fault = (kind: object) =>
  control(shopify.simulator, 'POST', 'faults', { ...kind, store: store.shop, operation: 'customerSet' })

const ada: CustomerCreate = {
  kind: 'create',
  linkId: 'link-ada',
  fields: {
    email: 'ada@example.com',
    firstName: 'Ada',
    lastName: 'Lovelace',
    phone: '+14155550123',
    note: 'first',
  },
  tags: ['scim:staff', 'vip'],
}
const grace: CustomerCreate = {
  kind: 'create',
  linkId: 'link-grace',
  fields: { email: 'grace@example.com', firstName: 'Grace' },
  tags: [],
}
const update = (customerId: string, over: Partial<CustomerUpdate>): CustomerUpdate => ({
  kind: 'update',
  linkId: 'link-ada',
  customerId,
  fields: {},
  addTags: [],
  removeTags: [],
  ...over,
})

async function written(write: CustomerWrite) {
  const [result] = await customers().write([write])
  if (!result?.ok) throw new Error(result?.failure.message)
  return result.customer
}

describe('creating', () => {
  test('several customers are made in one request, each with its link’s key', async () => {
    const results = await customers().write([ada, grace])
    expect(results).toMatchObject([
      {
        ok: true,
        linkId: 'link-ada',
        customer: {
          linkKey: 'link-ada',
          email: 'ada@example.com',
          tags: ['scim:staff', 'vip'],
          note: 'first',
        },
      },
      { ok: true, linkId: 'link-grace', customer: { linkKey: 'link-grace', phone: null, lastName: null } },
    ])
    expect(results[0]?.requestId).toEqual(expect.any(String))
    expect(await inStore()).toHaveLength(2)
  })

  test.each(['drop-after', 'truncated', 'html'])(
    'an answer lost by %s and the same create again: one customer',
    async (kind) => {
      await fault({ kind })
      await expect(customers().write([ada, grace])).rejects.toMatchObject({
        trouble: { kind: 'unavailable' },
      })
      expect(await customers().write([ada, grace])).toMatchObject([{ ok: true }, { ok: true }])
      expect(await inStore()).toHaveLength(2)
    },
  )

  test('an e-mail address of another customer is refused and links nothing', async () => {
    const before = await merchant({ email: 'ADA@example.com', tags: ['own'] })
    const [refused, made] = await customers().write([ada, grace])
    expect(refused).toMatchObject({ ok: false, failure: { code: 'email-taken', field: 'email' } })
    expect(made).toMatchObject({ ok: true })
    expect(await customers().findByLinkKeys(['link-ada'])).toEqual(new Map())
    expect((await inStore()).find(({ id }) => id === before.id)?.tags).toEqual(['own'])
  })

  test.each([
    ['phone-invalid', { phone: '12' }],
    ['email-invalid', { email: 'nobody' }],
  ])('%s', async (code, fields) => {
    const [result] = await customers().write([{ ...grace, fields: { ...grace.fields, ...fields } }])
    expect(result).toMatchObject({ ok: false, failure: { code } })
    expect(await inStore()).toEqual([])
  })

  test('a phone number of another customer is refused', async () => {
    await written(ada)
    const [result] = await customers().write([
      { ...grace, fields: { ...grace.fields, phone: '(415) 555-0123' } },
    ])
    expect(result).toMatchObject({ ok: false, failure: { code: 'phone-taken' } })
  })

  test('a tag with a comma is refused without being sent, and its neighbours are written', async () => {
    const results = await customers().write([{ ...ada, tags: ['sales, eu'] }, grace])
    expect(results).toMatchObject([{ ok: false, failure: { code: 'field-invalid' } }, { ok: true }])
  })
})

describe('updating', () => {
  test('writes the given fields, clears the null ones and leaves the rest alone', async () => {
    const { id } = await written(ada)
    const after = await written(update(id, { fields: { firstName: 'Augusta', note: null } }))
    expect(after).toMatchObject({
      firstName: 'Augusta',
      note: null,
      lastName: 'Lovelace',
      phone: '+14155550123',
    })
  })

  test('adds and removes tags beside those that others gave', async () => {
    const { id } = await written(ada)
    await merchant({ action: 'addTags', id, tags: ['merchant'] })
    const after = await written(
      update(id, { addTags: ['new'], removeTags: ['vip'], fields: { lastName: 'King' } }),
    )
    expect(after).toMatchObject({ lastName: 'King', tags: ['merchant', 'new', 'scim:staff'] })
  })

  test('an adopted customer gets its link’s key', async () => {
    const { id } = await merchant({ email: 'ada@example.com' })
    expect(await written(update(id, { addTags: ['scim:staff'] }))).toMatchObject({ id, linkKey: 'link-ada' })
    expect((await customers().findByLinkKeys(['link-ada'])).get('link-ada')?.id).toBe(id)
  })

  test.each<[string, Partial<CustomerUpdate>]>([
    ['fields', { fields: { firstName: 'X' } }],
    ['tags', { addTags: ['x'] }],
  ])('%s of a customer that was deleted: gone', async (_, change) => {
    const { id } = await written(ada)
    await merchant({ action: 'delete', id })
    const [result] = await customers().write([update(id, change)])
    expect(result).toMatchObject({ ok: false, failure: { code: 'customer-gone' } })
  })
})

describe('reading', () => {
  test('by id, with null for a customer that is gone', async () => {
    const { id } = await written(ada)
    const gone = 'gid://shopify/Customer/404'
    const found = await customers().read([id, gone])
    expect(found.get(id)).toMatchObject({ email: 'ada@example.com', linkKey: 'link-ada' })
    expect(found.get(gone)).toBeNull()
  })

  test('by e-mail address, in any case, and only that very address', async () => {
    await written(ada)
    const found = await customers().findByContacts([
      { email: ' Ada@Example.com' },
      { email: 'da@example.com' },
    ])
    expect(found).toMatchObject([{ customer: { email: 'ada@example.com' } }, null])
  })

  test('a null beside an error is unknown: the read fails instead of showing an empty phone', async () => {
    const { id } = await written(ada)
    await control(shopify.simulator, 'POST', 'faults', {
      kind: 'partial',
      path: ['nodes', '0', 'defaultPhoneNumber'],
      message: 'This app is not approved to access the Customer object.',
      store: store.shop,
    })
    await expect(customers().read([id])).rejects.toMatchObject({ trouble: { kind: 'scope-missing' } })
  })
})

test('the definition of the link’s key is made once', async () => {
  await ensureLinkDefinition(store)
  expect(await control(shopify.simulator, 'GET', `stores/${store.shop}/definitions`)).toHaveLength(1)
})

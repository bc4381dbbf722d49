import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { shopifyCustomerStore } from '@/adapters/shopify/customer-store'
import type { StoreConnection } from '@/adapters/shopify/store-connection'
import { connectShop, simulateShopify, type SimulatedShopify } from '@/testing/simulated-shop'
import { control } from '@/testing/stores'
import { readCompanies, type Company } from './companies'
import { addContact, dropContact, giveRoles, readContacts, takeRoles, type ContactResult } from './contacts'

let shopify: SimulatedShopify
let store: StoreConnection
let company: Company
let customerId: string
beforeAll(async () => void (shopify = await simulateShopify()))
afterAll(() => shopify.simulator.stop())

beforeEach(async () => {
  store = await connectShop(shopify, { b2b: true })
  const locations = ['Lyon', 'Oslo']
  await control(shopify.simulator, 'POST', `stores/${store.shop}/companies`, { name: 'Acme', locations })
  const [found] = await readCompanies(store)
  const [made] = await shopifyCustomerStore(store).write([
    { kind: 'create', linkId: 'ada', fields: { email: 'ada@example.com' }, tags: [] },
  ])
  if (!found || !made?.ok) throw new Error('The company or the customer is missing')
  company = found
  customerId = made.customer.id
})

const value = <Value>(result: ContactResult<Value>): Value => {
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}

/** The n-th role at the n-th location. */
const roleAt = (number: number) => ({
  roleId: company.roles[number]?.id ?? '',
  locationId: company.locations[number]?.id ?? '',
})

describe('companies', () => {
  test('are read with their roles and locations', () => {
    expect(company).toMatchObject({
      name: 'Acme',
      locations: [{ name: 'Acme' }, { name: 'Lyon' }, { name: 'Oslo' }],
    })
    expect(company.roles.map(({ name }) => name)).toEqual(expect.arrayContaining(['Ordering only']))
  })

  test('more than a page of them are all read', async () => {
    for (let number = 0; number < 24; number++) {
      await control(shopify.simulator, 'POST', `stores/${store.shop}/companies`, { name: `C${number}` })
    }
    expect(new Set((await readCompanies(store)).map(({ id }) => id)).size).toBe(25)
  })
})

describe('a contact of a company', () => {
  test('holds roles per location, and loses single ones', async () => {
    const contactId = value(await addContact(store, company.id, customerId))
    const given = value(await giveRoles(store, contactId, [roleAt(0), roleAt(1)]))
    expect(await readContacts(store, customerId)).toMatchObject([
      {
        id: contactId,
        company: 'Acme',
        roles: [
          { id: given[0], ...roleAt(0) },
          { id: given[1], ...roleAt(1) },
        ],
      },
    ])
    expect(value(await takeRoles(store, contactId, given.slice(0, 1)))).toEqual(given.slice(0, 1))
    expect((await readContacts(store, customerId))[0]?.roles).toMatchObject([roleAt(1)])
  })

  test('can be dropped altogether', async () => {
    const contactId = value(await addContact(store, company.id, customerId))
    expect(value(await dropContact(store, contactId))).toBe(contactId)
    expect(await readContacts(store, customerId)).toEqual([])
  })

  test('is refused with a reason: twice the same, or in no company', async () => {
    value(await addContact(store, company.id, customerId))
    expect(await addContact(store, company.id, customerId)).toMatchObject({ ok: false })
    const nowhere = await addContact(store, 'gid://shopify/Company/404', customerId)
    expect(nowhere).toMatchObject({ ok: false, failure: { message: expect.any(String) } })
  })

  test('a customer who is gone acts for no company', async () => {
    expect(await readContacts(store, 'gid://shopify/Customer/404')).toEqual([])
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CompanyRole, CustomerUpdate, CustomerWrite, WriteResult } from '@/core/reconcile/customer-store'
import { connectShop, simulateShopify, type SimulatedShopify } from '@/testing/simulated-shop'
import { control, type SimulatedCustomer } from '@/testing/stores'
import { readCompanies } from './b2b/companies'
import { shopifyCustomerStore } from './customer-store'
import type { StoreConnection } from './store-connection'

let shopify: SimulatedShopify
let store: StoreConnection
beforeAll(
  async () => void (shopify = await simulateShopify(['write_customers', 'write_customer_data_erasure'])),
)
beforeEach(async () => void (store = await connectShop(shopify, { b2b: true })))
afterAll(() => shopify.simulator.stop())

type Customer = SimulatedCustomer & {
  emailConsent: { state: string }
  addresses: { city: string | null }[]
  metafields: { namespace: string; key: string; value: string }[]
}
const merchant = (action: object) =>
  control<Customer>(shopify.simulator, 'POST', `stores/${store.shop}/customers`, action)
const inStore = () => control<Customer[]>(shopify.simulator, 'GET', `stores/${store.shop}/customers`)

const level = 'metafield:custom.level'
const customers = () => shopifyCustomerStore(store, undefined, { metafields: [level], roles: true })

async function write(one: CustomerWrite): Promise<WriteResult & { ok: true }> {
  const [result] = await customers().write([one])
  if (!result?.ok) throw new Error(result?.failure.message ?? 'no result')
  return result
}

const create = (fields: CustomerWrite['fields'], roles: CompanyRole[] = []) =>
  write({
    kind: 'create',
    linkId: 'ada',
    fields: { email: 'ada@example.com', ...fields },
    metafieldTypes: { [level]: 'single_line_text_field' },
    tags: ['member'],
    roles,
  })

const update = (customerId: string, part: Partial<CustomerUpdate>) =>
  write({
    kind: 'update',
    linkId: 'ada',
    customerId,
    fields: {},
    metafieldTypes: { [level]: 'single_line_text_field' },
    addTags: [],
    removeTags: [],
    ...part,
  })

describe('metafields', () => {
  test('are written with a new customer, shown by the answer, read back, changed and cleared', async () => {
    const { customer } = await create({ [level]: 'gold' })
    expect(customer[level]).toBe('gold')
    expect((await customers().read([customer.id])).get(customer.id)?.[level]).toBe('gold')
    expect((await update(customer.id, { fields: { [level]: 'silver' } })).customer[level]).toBe('silver')
    expect((await update(customer.id, { fields: { [level]: null } })).customer[level]).toBeNull()
    expect((await customers().read([customer.id])).get(customer.id)?.[level]).toBeNull()
  })

  test('that the store refuses are told beside the customer, who has everything else', async () => {
    const result = await write({
      kind: 'create',
      linkId: 'ada',
      fields: { email: 'ada@example.com', [level]: 'gold' },
      metafieldTypes: { [level]: 'number_integer' },
      tags: ['member'],
    })
    expect(result.refused).toMatchObject({ message: expect.any(String) })
    expect(await inStore()).toMatchObject([{ email: 'ada@example.com', tags: ['member'] }])
  })
})

describe('the default address (M18)', () => {
  test('comes with a new customer, and changes in part without touching the shopper’s other addresses', async () => {
    const { customer } = await create({ 'address.city': 'Oslo', 'address.countryCode': 'NO' })
    expect(customer['address.city']).toBe('Oslo')
    await merchant({
      action: 'update',
      id: customer.id,
      addresses: [
        { city: 'Oslo', countryCode: 'NO' },
        { city: 'Rome', countryCode: 'IT' },
      ],
    })
    const { customer: moved } = await update(customer.id, { fields: { 'address.city': 'Bergen' } })
    expect(moved).toMatchObject({ 'address.city': 'Bergen', 'address.countryCode': 'NO' })
    expect((await inStore())[0]?.addresses.map(({ city }) => city).toSorted()).toEqual(['Bergen', 'Rome'])
  })

  test('is made for an existing customer who has none', async () => {
    const { customer } = await create({})
    const { customer: moved } = await update(customer.id, {
      fields: { 'address.city': 'Lyon', 'address.countryCode': 'FR' },
    })
    expect(moved['address.city']).toBe('Lyon')
  })
})

test('marketing consent is withdrawn, and the answer shows it', async () => {
  const { id } = await merchant({ email: 'ada@example.com', emailConsent: 'SUBSCRIBED' })
  const { customer } = await update(id, { fields: { emailMarketing: 'UNSUBSCRIBED' } })
  expect(customer.emailMarketing).toBe('UNSUBSCRIBED')
  expect((await inStore())[0]?.emailConsent.state).toBe('UNSUBSCRIBED')
})

test('company roles are assigned and revoked, and those of others stay', async () => {
  await control(shopify.simulator, 'POST', `stores/${store.shop}/companies`, {
    name: 'Acme',
    locations: ['Lyon'],
  })
  const [company] = await readCompanies(store)
  const roleAt = (number: number): CompanyRole => ({
    companyId: company?.id ?? '',
    locationId: company?.locations[number]?.id ?? '',
    roleId: company?.roles[0]?.id ?? '',
  })
  const { customer } = await create({}, [roleAt(0)])
  expect(customer.roles).toEqual([roleAt(0)])
  const both = await update(customer.id, { addRoles: [roleAt(1)] })
  expect(both.customer.roles).toEqual([roleAt(0), roleAt(1)])
  const one = await update(customer.id, { removeRoles: [roleAt(0)] })
  expect(one.customer.roles).toEqual([roleAt(1)])
  expect((await customers().read([customer.id])).get(customer.id)?.roles).toEqual([roleAt(1)])
})

describe('a removal', () => {
  test('deletes a customer without orders', async () => {
    const { customer } = await create({})
    expect((await update(customer.id, { removeTags: ['member'], removal: 'delete' })).removal).toEqual({
      kind: 'done',
    })
    expect(await inStore()).toEqual([])
  })

  test('of one with orders is refused with the reason, and the tags are gone all the same', async () => {
    const { customer } = await create({})
    await merchant({ action: 'order', id: customer.id })
    expect((await update(customer.id, { removeTags: ['member'], removal: 'delete' })).removal).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('orders'),
    })
    expect(await inStore()).toMatchObject([{ tags: [] }])
  })

  test('by erasure is asked of Shopify', async () => {
    const { customer } = await create({})
    expect((await update(customer.id, { removal: 'erase' })).removal).toEqual({ kind: 'done' })
  })

  test('by erasure without its optional scope is refused with words, and the rest is written', async () => {
    const { customer } = await create({})
    const scopes = ['write_customers']
    await control(shopify.simulator, 'POST', `stores/${store.shop}/scopes`, { scopes })
    expect(await update(customer.id, { fields: { firstName: 'Zoë' }, removal: 'erase' })).toMatchObject({
      removal: { kind: 'refused', message: expect.stringContaining('write_customer_data_erasure') },
      customer: { firstName: 'Zoë' },
    })
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import type {
  CustomerCreate,
  CustomerRecord,
  CustomerStore,
  CustomerUpdate,
  CustomerWrite,
} from '@/core/reconcile/customer-store'

/** What every customer store promises, said as tests. The people are new in each run: a real store keeps the old ones. */
export function describeCustomerStore(name: string, open: () => Promise<CustomerStore>) {
  const run = Date.now().toString(36)
  const create = (person: string, fields: CustomerCreate['fields'] = {}): CustomerCreate => ({
    kind: 'create',
    linkId: `${run}-${person}`,
    fields: { email: `${person}.${run}@example.com`, firstName: person, ...fields },
    tags: ['rollcall:contract', 'b-tag'],
  })

  describe(`the customer store of ${name}`, () => {
    let customers: CustomerStore
    beforeAll(async () => void (customers = await open()))

    const written = async (write: CustomerWrite): Promise<CustomerRecord> => {
      const [result] = await customers.write([write])
      if (!result?.ok) throw new Error(result?.failure.message)
      return result.customer
    }
    const change = ({ id, linkKey }: CustomerRecord, over: Partial<CustomerUpdate>): CustomerUpdate => ({
      kind: 'update',
      linkId: linkKey ?? '',
      customerId: id,
      fields: {},
      addTags: [],
      removeTags: [],
      ...over,
    })

    test('a create answers the customer as the store has it, with its link’s key', async () => {
      const made = await written(create('ada', { lastName: 'Lovelace', note: 'first' }))
      expect(made).toMatchObject({
        linkKey: `${run}-ada`,
        email: `ada.${run}@example.com`,
        note: 'first',
        phone: null,
      })
      expect([...made.tags].sort()).toEqual(['b-tag', 'rollcall:contract'])
      expect((await customers.read([made.id])).get(made.id)).toEqual(made)
    })

    test('the same create again is the same customer', async () => {
      const first = await written(create('bea'))
      expect((await written(create('bea'))).id).toBe(first.id)
    })

    test('an e-mail address that another customer has is refused and links nothing', async () => {
      const { email } = await written(create('cleo'))
      const [refused] = await customers.write([create('cloe', { email })])
      expect(refused).toMatchObject({ ok: false, failure: { code: 'email-taken' } })
      expect(await customers.findByLinkKeys([`${run}-cloe`])).toEqual(new Map())
    })

    test('a refused customer does not fail its neighbours', async () => {
      const results = await customers.write([create('dan', { email: 'no address' }), create('dora')])
      expect(results).toMatchObject([{ ok: false, failure: { code: 'email-invalid' } }, { ok: true }])
    })

    test('a phone number that cannot be one is refused', async () => {
      const [refused] = await customers.write([create('eve', { phone: '12' })])
      expect(refused).toMatchObject({ ok: false, failure: { code: 'phone-invalid' } })
    })

    test('an update writes what is given, clears what is null, and leaves the rest', async () => {
      const before = await written(create('fay', { lastName: 'Wray', note: 'star' }))
      const after = await written(change(before, { fields: { firstName: 'Fae', note: null } }))
      expect(after).toMatchObject({ id: before.id, firstName: 'Fae', lastName: 'Wray', note: null })
    })

    test('tags are added and removed one by one', async () => {
      const before = await written(create('gus'))
      const after = await written(change(before, { addTags: ['c-tag'], removeTags: ['b-tag'] }))
      expect([...after.tags].sort()).toEqual(['c-tag', 'rollcall:contract'])
    })

    test('a customer is found by link and by e-mail address in any case', async () => {
      const { id, email } = await written(create('hal'))
      const links = await customers.findByLinkKeys([`${run}-hal`, `${run}-nobody`])
      expect([...links.entries()].map(([link, found]) => [link, found.id])).toEqual([[`${run}-hal`, id]])
      const nobody = `nobody.${run}@example.com`
      const found = await customers.findByContacts([{ email: nobody }, { email: email?.toUpperCase() ?? '' }])
      expect(found).toMatchObject([null, { customer: { id }, orders: 0 }])
    })

    test('a customer that does not exist is null when read and gone when written', async () => {
      const id = 'gid://shopify/Customer/1'
      expect((await customers.read([id])).get(id)).toBeNull()
      const ghost = { ...(await written(create('ida'))), id }
      const results = await customers.write([
        change(ghost, { fields: { firstName: 'x' } }),
        change(ghost, { addTags: ['x'] }),
      ])
      expect(results).toMatchObject([
        { ok: false, failure: { code: 'customer-gone' } },
        { ok: false, failure: { code: 'customer-gone' } },
      ])
    })
  })
}

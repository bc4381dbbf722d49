import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppClient, DOMAIN, at, textAt } from '../testing/app-client'

let app: AppClient
beforeEach(async () => {
  app = await AppClient.start({ stores: [{ domain: DOMAIN, plan: 'plus' }] })
  await app.install()
})
afterEach(() => app.simulator.stop())

const SET = `mutation ($identifier: CustomerSetIdentifiers, $input: CustomerSetInput!) {
  customerSet(identifier: $identifier, input: $input) {
    customer {
      id email phone firstName tags updatedAt
      metafield(namespace: "scim", key: "external_id") { value compareDigest }
      defaultAddress { id city country provinceCode }
      addressesV2(first: 10) { nodes { id city } }
    }
    userErrors { code field message }
  }
}`

async function set(input: object, identifier?: object) {
  const { body } = await app.graphql(SET, { identifier, input })
  return { customer: at(body, 'data.customerSet.customer'), error: at(body, 'data.customerSet.userErrors.0') }
}

const create = async (input: object) => textAt((await set(input)).customer, 'id')

const defineCustomId = () =>
  app.graphql(
    `mutation { metafieldDefinitionCreate(definition: { name: "Id", namespace: "scim", key: "external_id", ownerType: CUSTOMER, type: "id" }) { userErrors { code } } }`,
  )

const customId = (value: string) => ({ customId: { namespace: 'scim', key: 'external_id', value } })

describe('customerSet identifiers', () => {
  test('no identifier creates; the e-mail address is kept in lower case', async () => {
    const { customer } = await set({ email: ' Ann@Example.COM', firstName: 'Ann' })
    expect(customer).toMatchObject({ email: 'ann@example.com', firstName: 'Ann' })
  })

  test('by id it only updates', async () => {
    const id = await create({ email: 'ann@example.com' })
    expect((await set({ firstName: 'Ann' }, { id })).customer).toMatchObject({ id, email: 'ann@example.com' })
    expect((await set({ firstName: 'x' }, { id: 'gid://shopify/Customer/1' })).error).toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('by e-mail it creates or updates, and the input must repeat the address', async () => {
    const first = await set({ email: 'ann@example.com' }, { email: 'ann@example.com' })
    const second = await set({ email: 'ANN@example.com', firstName: 'Ann' }, { email: 'ann@example.com' })
    expect(textAt(second.customer, 'id')).toBe(textAt(first.customer, 'id'))
    expect((await set({ firstName: 'x' }, { email: 'ann@example.com' })).error).toMatchObject({
      code: 'MISSING_FIELD_REQUIRED',
    })
    expect((await set({ email: 'b@example.com' }, { email: 'ann@example.com' })).error).toMatchObject({
      code: 'INPUT_MISMATCH',
    })
  })

  test('by custom id it needs a definition of type id, writes the metafield and finds its customer again', async () => {
    expect((await set({ firstName: 'Ann' }, customId('u1'))).error).toMatchObject({
      field: ['identifier', 'customId'],
    })
    await defineCustomId()
    const made = await set({ email: 'ann@example.com' }, customId('u1'))
    expect(made.customer).toMatchObject({ metafield: { value: 'u1' } })
    const renamed = await set({ email: 'ann.lee@example.com' }, customId('u1'))
    expect(textAt(renamed.customer, 'id')).toBe(textAt(made.customer, 'id'))
  })
})

describe('rules of a customer', () => {
  test.each([
    ['an address without a domain', { email: 'ann' }, ['input', 'email'], 'INVALID'],
    ['a phone number that is none', { phone: '12' }, ['input', 'phone'], 'INVALID'],
    ['nobody at all', { note: 'x' }, ['input'], 'BLANK'],
    ['a name of 256 letters', { firstName: 'x'.repeat(256) }, ['input', 'firstName'], 'TOO_LONG'],
    ['a tag of 256 letters', { firstName: 'Ann', tags: ['x'.repeat(256)] }, ['input', 'tags'], 'TOO_LONG'],
    [
      'an unknown province',
      { firstName: 'Ann', addresses: [{ countryCode: 'US', provinceCode: 'ZZ' }] },
      ['input', 'addresses', '0', 'province'],
      'INVALID',
    ],
  ])('%s is refused', async (_, input, field, code) => {
    expect(await set(input)).toMatchObject({ customer: null, error: { field, code } })
  })

  test('e-mail and phone belong to one customer, however they are written', async () => {
    await create({ email: 'ann@example.com', phone: '+16135551212' })
    expect((await set({ email: 'ANN@EXAMPLE.com' })).error).toMatchObject({
      code: 'TAKEN',
      message: 'Email has already been taken',
    })
    expect((await set({ phone: '(613) 555-1212' })).error).toMatchObject({
      code: 'TAKEN',
      field: ['input', 'phone'],
    })
  })

  test('tags split at commas, lose spaces and repetitions, and come sorted', async () => {
    const { customer } = await set({ firstName: 'Ann', tags: [' wholesale ', 'EU,vip', 'VIP'] })
    expect(at(customer, 'tags')).toEqual(['EU', 'vip', 'wholesale'])
  })

  test('a list of addresses replaces the old one; the default moves to what is left', async () => {
    const id = await create({
      firstName: 'Ann',
      addresses: [
        { city: 'Oslo', countryCode: 'NO' },
        { city: 'Austin', countryCode: 'US', provinceCode: 'TX' },
      ],
    })
    const { customer } = await set(
      { addresses: [{ city: 'Austin', countryCode: 'US', provinceCode: 'TX' }] },
      { id },
    )
    expect(customer).toMatchObject({ defaultAddress: { city: 'Austin', country: 'United States' } })
    expect(at(customer, 'addressesV2.nodes.length')).toBe(1)
  })

  test('a write that changes nothing leaves updatedAt alone', async () => {
    const { customer } = await set({ email: 'ann@example.com', tags: ['a'] })
    await app.control('POST', 'clock', { advanceMs: 5000 })
    const again = await set({ tags: ['a'] }, { id: textAt(customer, 'id') })
    expect(textAt(again.customer, 'updatedAt')).toBe(textAt(customer, 'updatedAt'))
  })
})

describe('tagsAdd, tagsRemove', () => {
  test('add to and take from what is there, whatever the case', async () => {
    const id = await create({ firstName: 'Ann', tags: ['VIP'] })
    const change = (name: string, tags: string[]) =>
      app.graphql(
        `mutation ($id: ID!, $tags: [String!]!) { ${name}(id: $id, tags: $tags) { node { ... on Customer { tags } } userErrors { message } } }`,
        { id, tags },
      )
    expect(at((await change('tagsAdd', ['vip', 'eu'])).body, 'data.tagsAdd.node.tags')).toEqual(['eu', 'VIP'])
    expect(at((await change('tagsRemove', ['vip'])).body, 'data.tagsRemove.node.tags')).toEqual(['eu'])
  })
})

describe('metafieldsSet', () => {
  const write = async (ownerId: string, value: string, compareDigest?: string | null) =>
    (
      await app.graphql(
        `mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { value compareDigest } userErrors { code elementIndex } } }`,
        {
          m: [
            {
              ownerId,
              namespace: 'scim',
              key: 'external_id',
              type: 'single_line_text_field',
              value,
              compareDigest,
            },
          ],
        },
      )
    ).body

  test('compareDigest lets one writer win: null means it must not exist yet', async () => {
    const id = await create({ firstName: 'Ann' })
    const first = await write(id, 'one', null)
    const digest = textAt(first, 'data.metafieldsSet.metafields.0.compareDigest')
    expect(at(await write(id, 'two', null), 'data.metafieldsSet.userErrors.0.code')).toBe('STALE_OBJECT')
    expect(at(await write(id, 'two', digest), 'data.metafieldsSet.metafields.0.value')).toBe('two')
    expect(at(await write(id, 'three', digest), 'data.metafieldsSet.userErrors.0.code')).toBe('STALE_OBJECT')
  })
})

describe('customers(query:)', () => {
  const search = async (query: string) =>
    at(
      (
        await app.graphql('query ($q: String) { customers(first: 50, query: $q) { nodes { email } } }', {
          q: query,
        })
      ).body,
      'data.customers.nodes',
    )

  beforeEach(async () => {
    await create({ email: 'ann@example.com', firstName: 'Ann', tags: ['vip'] })
    await create({ email: 'lee.ann@example.com', firstName: 'Lee' })
    await create({ email: 'ann@shop.example.com', firstName: 'Bo', tags: ['vip', 'eu'] })
  })

  test.each([
    ['an unquoted address finds every address with its words', 'email:ann@example.com', 3],
    ['a quoted one still finds those that end in it', 'email:"ann@example.com"', 2],
    ['tags narrow', 'tag:vip AND NOT tag:eu', 1],
    ['OR and brackets', '(first_name:Lee OR first_name:Bo) tag:vip', 1],
    ['an unknown field finds everybody', 'favourite_colour:blue', 3],
  ])('%s', async (_, query, count) => {
    expect(await search(query)).toHaveLength(count)
  })

  test('pages neither repeat nor lose anyone, newest change first', async () => {
    const seen: unknown[] = []
    let after: unknown = null
    do {
      const { body } = await app.graphql(
        'query ($after: String) { customers(first: 2, after: $after, sortKey: UPDATED_AT, reverse: true) { nodes { email } pageInfo { hasNextPage endCursor } } }',
        { after },
      )
      seen.push(
        ...[at(body, 'data.customers.nodes.0.email'), at(body, 'data.customers.nodes.1.email')].filter(
          Boolean,
        ),
      )
      after = at(body, 'data.customers.pageInfo.hasNextPage')
        ? at(body, 'data.customers.pageInfo.endCursor')
        : null
    } while (after)
    expect(new Set(seen).size).toBe(3)
    expect(seen).toHaveLength(3)
  })
})

describe('customerDelete', () => {
  test('takes a customer without orders and refuses one with', async () => {
    const id = await create({ email: 'ann@example.com' })
    await app.control('POST', `stores/${DOMAIN}/customers`, { action: 'order', id })
    const remove =
      'mutation ($id: ID!) { customerDelete(input: { id: $id }) { deletedCustomerId userErrors { message } } }'
    expect(at((await app.graphql(remove, { id })).body, 'data.customerDelete.userErrors')).toHaveLength(1)
    const other = await create({ email: 'bo@example.com' })
    expect(at((await app.graphql(remove, { id: other })).body, 'data.customerDelete.deletedCustomerId')).toBe(
      other,
    )
  })
})

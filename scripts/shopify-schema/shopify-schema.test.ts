import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, validateSchema } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startSimulator, type Simulator } from '@/simulator/shopify/start'
import { temporaryDirectory } from '@/testing/temporary-directory'
import { changesBetween } from './changes'
import { introspect } from './introspect'
import { readOptions } from './options'
import { prune } from './prune'
import { updateSchema } from './update-schema'

const shop = 'schema.myshopify.com'
const version = '2026-10'
const OURS = 'src/adapters/shopify/schema/admin-2026-10.graphql'

let simulator: Simulator
let token: string
let directory: string
beforeAll(async () => {
  simulator = await startSimulator({ stores: [{ domain: shop }] })
  const address = `${simulator.url}/${shop}/admin/oauth`
  const app = { client_id: 'simulated-app', client_secret: 'simulated-app-secret' }
  const install = { method: 'POST', body: JSON.stringify({ scopes: 'write_customers' }) }
  await fetch(`${simulator.url}/_control/stores/${shop}/install`, install)
  const asked = await fetch(`${address}/access_token`, {
    method: 'POST',
    body: new URLSearchParams({ ...app, grant_type: 'client_credentials' }),
  })
  token = (await asked.json()).access_token
})
afterAll(() => simulator.stop())
beforeEach(() => {
  directory = temporaryDirectory()
  cpSync(OURS, join(directory, 'admin-2026-10.graphql'))
})

const source = () => ({ shop, token, version, simulatorUrl: simulator.url })

describe('npm run shopify:schema', () => {
  test('fetches what a store says of its schema, and finds that nothing has changed', async () => {
    const update = await updateSchema(source(), directory)
    expect(update).toMatchObject({
      comparedWith: 'admin-2026-10.graphql',
      changes: { breaking: [], dangerous: [], added: [] },
    })
    const written = buildSchema(readFileSync(update.file, 'utf8'))
    expect(validateSchema(written)).toEqual([])
    expect(changesBetween(written, buildSchema(readFileSync(OURS, 'utf8')))).toEqual(update.changes)
  })

  test('says what is new and what is gone since the version before', async () => {
    const older = readFileSync(OURS, 'utf8')
      .replace('type AccessScope {', 'type AccessScope {\n  retired: String')
      .replace('  appStoreAppUrl: URL\n', '')
    writeFileSync(join(directory, 'admin-2026-10.graphql'), older)
    const { changes } = await updateSchema(source(), directory)
    expect(changes).toEqual({
      breaking: ['AccessScope.retired was removed.'],
      dangerous: [],
      added: ['App.appStoreAppUrl'],
    })
  })

  test.each<[string, () => Parameters<typeof introspect>[0], RegExp]>([
    [
      'a token that is not good',
      () => ({ ...source(), token: 'shpat_no' }),
      /does not accept SHOPIFY_TEST_TOKEN/,
    ],
    ['a version that never was', () => ({ ...source(), version: '1999-01' }), /has no version 1999-01/],
    [
      'a version that was retired',
      () => ({ ...source(), version: '2024-01' }),
      /answered with version 2026-01/,
    ],
    [
      'a network that does not allow it',
      () => ({ ...source(), simulatorUrl: 'http://127.0.0.1:1' }),
      /127\.0\.0\.1:1 cannot be reached from this network/,
    ],
  ])('%s is told as that', async (_, from, message) => {
    await expect(introspect(from())).rejects.toThrow(message)
  })

  test('says what it needs', () => {
    expect(() => readOptions(['2026-10'], {})).toThrow(/SHOPIFY_TEST_SHOP and SHOPIFY_TEST_TOKEN/)
    expect(() => readOptions([], { SHOPIFY_TEST_SHOP: shop, SHOPIFY_TEST_TOKEN: 'x' })).toThrow(/<version>/)
  })
})

test('pruning keeps what we have, its new simple fields and all of an input, and leaves the rest', () => {
  const like = buildSchema(
    `type Query { customer(by: By!): Customer } type Customer { id: ID! } input By { id: ID }`,
  )
  const whole = buildSchema(`
    type Query { customer(by: By!): Customer order: Order customers: [Customer!]! }
    type Customer { id: ID! email: String state: State orders: [Order!]! friend: Customer }
    enum State { ON OFF }
    type Order { id: ID! }
    input By { id: ID address: Address }
    input Address { city: String! }
    input Unused { a: Int }`)
  const { added, breaking } = changesBetween(like, buildSchema(prune(whole, like)))
  expect(breaking).toEqual([])
  expect(added.sort()).toEqual([
    'Address',
    'By.address',
    'Customer.email',
    'Customer.friend',
    'Customer.state',
    'Query.customers',
    'State',
  ])
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppClient, DOMAIN, at } from '../testing/app-client'

let app: AppClient
beforeEach(async () => {
  app = await AppClient.start()
  await app.install()
})
afterEach(() => app.simulator.stop())

const codeOf = (body: unknown) => at(body, 'errors.0.extensions.code')

describe('documents that Shopify refuses', () => {
  test.each([
    ['an unknown field', '{ shop { colour } }', {}, 'undefinedField'],
    ['an unknown argument', '{ shop(x: 1) { name } }', {}, 'argumentNotAccepted'],
    ['a missing argument', '{ customer { id } }', {}, 'missingRequiredArguments'],
    ['an object without selections', '{ shop }', {}, 'selectionMismatch'],
    ['bad syntax', '{ shop {', {}, 'PARSE_ERROR'],
    ['a missing variable', 'query ($id: ID!) { customer(id: $id) { id } }', {}, 'INVALID_VARIABLE'],
    [
      'an unknown input field',
      'mutation ($i: CustomerSetInput!) { customerSet(input: $i) { customer { id } } }',
      { i: { metafields: [] } },
      'INVALID_VARIABLE',
    ],
    [
      'two identifiers at once (@oneOf)',
      'mutation ($i: CustomerSetIdentifiers) { customerSet(identifier: $i, input: {}) { customer { id } } }',
      { i: { email: 'a@b.co', phone: '+16135551212' } },
      'INVALID_VARIABLE',
    ],
  ])('%s', async (_, query, variables, code) => {
    const { status, body } = await app.graphql(query, variables)
    expect([status, codeOf(body), at(body, 'data')]).toEqual([200, code, undefined])
  })

  test('a missing scope answers ACCESS_DENIED with the scope that is needed', async () => {
    await app.control('POST', 'reset')
    await app.install(DOMAIN, 'read_companies')
    const { body } = await app.graphql('{ customersCount { count } }')
    expect(body).toMatchObject({
      data: { customersCount: null },
      errors: [{ extensions: { code: 'ACCESS_DENIED', requiredAccess: '`read_customers` access scope.' } }],
    })
  })
})

describe('versions', () => {
  test.each([
    ['2026-10', '2026-10'],
    ['2024-01', '2026-01'],
    ['unstable', 'unstable'],
  ])('asked for %s, answers as %s', async (asked, served) => {
    const { headers } = await app.graphql('{ shop { name } }', {}, DOMAIN, asked)
    expect(headers.get('x-shopify-api-version')).toBe(served)
    expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  })
})

const mutation = (aliases: number) =>
  `mutation { ${Array.from({ length: aliases }, (_, k) => `m${k}: tagsAdd(id: "gid://shopify/Customer/1", tags: ["a"]) { userErrors { message } }`).join(' ')} }`

describe('query cost (leaky bucket per app and store)', () => {
  test.each([
    ['standard', 2000, 100],
    ['advanced', 4000, 200],
    ['plus', 20_000, 1000],
  ])('%s has a bucket of %i points and restores %i a second', async (plan, maximumAvailable, restoreRate) => {
    await app.control('POST', 'stores', { domain: DOMAIN, plan })
    const { body } = await app.graphql('{ shop { name } }')
    expect(at(body, 'extensions.cost.throttleStatus')).toMatchObject({ maximumAvailable, restoreRate })
  })

  test('a mutation costs 10, and its payload nothing', async () => {
    const { body } = await app.graphql(mutation(3))
    expect(at(body, 'extensions.cost')).toMatchObject({ requestedQueryCost: 30, actualQueryCost: 30 })
  })

  test('a query is admitted on what it may cost and pays for what it found', async () => {
    const { body } = await app.graphql('{ customers(first: 250) { nodes { id } } }')
    expect(at(body, 'extensions.cost')).toMatchObject({ requestedQueryCost: 13, actualQueryCost: 1 })
  })

  test('an empty bucket answers 200 with THROTTLED and what is left', async () => {
    await app.control('POST', 'faults', { kind: 'drain' })
    const { status, body } = await app.graphql(mutation(100))
    expect(status).toBe(200)
    expect(body).toMatchObject({
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
      extensions: { cost: { requestedQueryCost: 1000, actualQueryCost: null } },
    })
  })

  test('a document over 1000 points is refused outright', async () => {
    const { body } = await app.graphql(mutation(101))
    expect(body).toMatchObject({
      errors: [{ extensions: { code: 'MAX_COST_EXCEEDED', cost: 1010, maxCost: 1000 } }],
    })
    expect(at(body, 'extensions')).toBeUndefined()
  })
})

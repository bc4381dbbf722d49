import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppClient, DOMAIN, at } from '../testing/app-client'

let app: AppClient
beforeEach(async () => {
  app = await AppClient.start()
  await app.install()
})
afterEach(() => app.simulator.stop())

const CREATE =
  'mutation Create { a: customerSet(input: { email: "a@example.com" }) { customer { id } userErrors { code message } } b: customerSet(input: { email: "b@example.com" }) { customer { id } userErrors { code message } } }'
const arm = (fault: object) => app.control('POST', 'faults', fault)
const emails = async () => {
  const { body } = await app.control('GET', `stores/${DOMAIN}/customers`)
  return Array.isArray(body) ? body.map((customer) => at(customer, 'email')) : []
}

describe('faults strike the next request that matches, once', () => {
  test.each([
    ['429 with a decimal Retry-After', { kind: 'status', status: 429, retryAfter: 2 }, 429],
    ['500', { kind: 'status', status: 500 }, 500],
    ['THROTTLED', { kind: 'throttled' }, 200],
    ['an internal error', { kind: 'internal-error' }, 200],
  ])('%s changes nothing, and the next request works', async (_, fault, status) => {
    await arm(fault)
    expect((await app.graphql(CREATE)).status).toBe(status)
    expect(await emails()).toEqual([])
    expect(at((await app.graphql(CREATE)).body, 'data.a.customer.id')).toBeTruthy()
  })

  test('Retry-After is written as Shopify does', async () => {
    await arm({ kind: 'status', status: 429, retryAfter: 2 })
    expect((await app.graphql(CREATE)).headers.get('retry-after')).toBe('2.0')
  })

  test('a connection cut before the effect leaves nothing, after it leaves the customers', async () => {
    await arm({ kind: 'drop-before' })
    await expect(app.graphql(CREATE)).rejects.toThrow()
    expect(await emails()).toEqual([])
    await arm({ kind: 'drop-after' })
    await expect(app.graphql(CREATE)).rejects.toThrow()
    expect(await emails()).toEqual(['a@example.com', 'b@example.com'])
  })

  test('a body that stops half-way is not JSON', async () => {
    await arm({ kind: 'truncated' })
    await expect(app.graphql(CREATE)).rejects.toThrow()
    expect(await emails()).toHaveLength(2)
  })

  test('one mutation of a document fails, the others do not', async () => {
    await arm({ kind: 'userError', index: 1, code: 'INVALID', message: 'No' })
    const { body } = await app.graphql(CREATE)
    expect(at(body, 'data.b')).toEqual({ customer: null, userErrors: [{ code: 'INVALID', message: 'No' }] })
    expect(await emails()).toEqual(['a@example.com'])
  })

  test('fields come back null beside errors', async () => {
    await app.graphql(CREATE)
    await arm({ kind: 'partial', path: ['customers', 'nodes', '*', 'email'] })
    const { body } = await app.graphql('{ customers(first: 5) { nodes { id email } } }')
    expect(at(body, 'data.customers.nodes.0.email')).toBeNull()
    expect(at(body, 'errors.1.path')).toEqual(['customers', 'nodes', 1, 'email'])
  })

  test('a fault waits for its operation and its store', async () => {
    await arm([
      { kind: 'status', status: 503, operation: 'customerDelete' },
      { kind: 'status', status: 503, store: 'other' },
    ])
    expect((await app.graphql(CREATE)).status).toBe(200)
  })
})

describe('the state of a store', () => {
  test.each([
    ['frozen', 402],
    ['locked', 423],
    ['closed', 404],
  ])('%s answers %i', async (status, expected) => {
    await app.control('POST', 'stores', { domain: DOMAIN, status })
    expect((await app.graphql('{ shop { name } }')).status).toBe(expected)
  })

  test('revoked tokens answer 401, and refreshing them too', async () => {
    const { body } = await app.install()
    await app.control('POST', `stores/${DOMAIN}/revoke-tokens`)
    expect((await app.graphql('{ shop { name } }')).status).toBe(401)
    expect(
      (await app.exchange({ grant_type: 'refresh_token', refresh_token: at(body, 'refresh_token') })).status,
    ).toBe(401)
  })

  test('a refresh whose answer is lost can be asked again', async () => {
    const { body } = await app.install()
    const again = { grant_type: 'refresh_token', refresh_token: at(body, 'refresh_token') }
    await arm({ kind: 'drop-after', on: 'token' })
    await expect(app.exchange(again)).rejects.toThrow()
    expect((await app.exchange(again)).status).toBe(200)
  })
})

describe('the request log', () => {
  test('tells operations, mutations, cost, and writes that changed nothing', async () => {
    await app.graphql(CREATE)
    await app.graphql(
      'mutation { tagsRemove(id: "gid://shopify/Customer/1", tags: ["x"]) { userErrors { message } } }',
    )
    const { body } = await app.control('GET', `requests?store=${DOMAIN}`)
    expect(body).toMatchObject([
      {
        store: DOMAIN,
        operationName: 'Create',
        operations: ['customerSet', 'customerSet'],
        mutations: 2,
        actualCost: 20,
        status: 200,
      },
      { operations: ['tagsRemove'], userErrors: 1 },
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { type Executable, runBulk } from './bulk'
import { parseBulk } from './bulk-request'
import { invalidValue } from './error'
import type { JsonObject } from './json'

const user = (bulkId: string, more: JsonObject = {}) => ({
  method: 'POST',
  path: '/Users',
  bulkId,
  data: { userName: bulkId, ...more },
})
const group = (bulkId: string, ...members: string[]) => ({
  method: 'POST',
  path: '/Groups',
  bulkId,
  data: { displayName: bulkId, members: members.map((value) => ({ value })) },
})

/** A service that gives the id "id-<name>" and refuses what is called "bad". */
async function run(Operations: JsonObject[], failOnErrors?: number) {
  const executed: Executable[] = []
  const body = { Operations, ...(failOnErrors !== undefined && { failOnErrors }) }
  const response = await runBulk(parseBulk(body), 'https://scim', async (operation) => {
    executed.push(operation)
    const name = String(operation.data?.userName ?? operation.data?.displayName)
    if (name === 'bad') throw invalidValue('bad')
    return {
      status: operation.method === 'POST' ? 201 : 200,
      id: `id-${name}`,
      location: `https://scim/${name}`,
      version: 'W/"1"',
    }
  })
  return { executed, response }
}

describe('Bulk (RFC 7644 §3.7)', () => {
  test('answers each operation in the order of the request', async () => {
    const { response } = await run([user('a'), { method: 'DELETE', path: '/Users/7' }])
    expect(response).toMatchObject({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'],
      Operations: [
        { method: 'POST', bulkId: 'a', status: '201', location: 'https://scim/a', version: 'W/"1"' },
        { method: 'DELETE', status: '200' },
      ],
    })
  })

  test('a bulkId may be used before its operation (§3.7.2)', async () => {
    const { executed } = await run([group('g', 'bulkId:u'), user('u')])
    expect(executed.map(({ data }) => data)).toEqual([
      { userName: 'u' },
      { displayName: 'g', members: [{ value: 'id-u' }] },
    ])
  })

  test('and in a path', async () => {
    const { executed } = await run([
      { method: 'PATCH', path: '/Users/bulkId:u', data: { Operations: [] } },
      user('u'),
    ])
    expect(executed.map(({ path }) => path)).toEqual(['/Users', '/Users/id-u'])
  })

  test('a circle is closed by completing the resource that was created first (§3.7.1)', async () => {
    const { executed, response } = await run([group('a', 'bulkId:b'), group('b', 'bulkId:a')])
    expect(executed).toEqual([
      { method: 'POST', path: '/Groups', data: { displayName: 'b', members: [] } },
      { method: 'POST', path: '/Groups', data: { displayName: 'a', members: [{ value: 'id-b' }] } },
      { method: 'PUT', path: '/Groups/id-b', data: { displayName: 'b', members: [{ value: 'id-a' }] } },
    ])
    expect(response.Operations).toMatchObject([
      { bulkId: 'a', status: '201' },
      { bulkId: 'b', status: '201' },
    ])
  })

  test('what refers to an operation that failed is a conflict', async () => {
    const { response } = await run([user('bad'), group('g', 'bulkId:bad'), group('h', 'bulkId:none')])
    expect(response.Operations).toMatchObject([
      { status: '400', response: { detail: 'bad' } },
      { status: '409', response: { detail: expect.stringContaining('bulkId:bad') } },
      { status: '409', response: { detail: expect.stringContaining('bulkId:none') } },
    ])
  })

  test.each([
    [undefined, 4],
    [1, 1],
    [2, 3],
  ])('failOnErrors %s: %i operations are tried', async (failOnErrors, tried) => {
    const { response } = await run(
      [user('bad'), user('a'), { ...user('bad'), bulkId: 'bad2' }, user('b')],
      failOnErrors,
    )
    expect(response.Operations).toHaveLength(tried)
  })

  test('a failure has a location, but for a POST (§3.7.3)', async () => {
    const { response } = await run([
      user('bad'),
      { method: 'PUT', path: '/Users/7', data: { userName: 'bad' } },
    ])
    expect(response.Operations).toEqual([
      expect.not.objectContaining({ location: expect.anything() }),
      expect.objectContaining({ status: '400', location: 'https://scim/Users/7' }),
    ])
  })

  test('a chain as long as the request is followed to its end', async () => {
    const chain = Array.from({ length: 1000 }, (_, index) => group(`g${index}`, `bulkId:g${index + 1}`))
    const { executed } = await run([...chain.slice(0, -1), group('g999')])
    expect(executed[0]?.data).toMatchObject({ displayName: 'g999' })
    expect(executed.at(-1)?.data).toMatchObject({ displayName: 'g0', members: [{ value: 'id-g1' }] })
  })
})

describe('A bulk request that is refused as a whole', () => {
  test.each<[unknown, number, string]>([
    [[], 400, 'Expected a JSON object'],
    [{}, 400, 'Operations: expected an array'],
    [{ Operations: [], failOnErrors: 0 }, 400, 'failOnErrors'],
    [{ Operations: [{ path: '/Users' }] }, 400, 'Operations[0].method'],
    [{ Operations: [{ method: 'POST', path: '/Users', data: {} }] }, 400, 'Operations[0].bulkId is required'],
    [{ Operations: [{ method: 'PUT', path: 'Users/1', data: {} }] }, 400, 'Operations[0].path'],
    [{ Operations: [{ method: 'PATCH', path: '/Users/1' }] }, 400, 'Operations[0].data'],
    [{ Operations: [user('a'), user('a')] }, 400, 'bulkId a is given to two'],
    [{ Operations: Array.from({ length: 1001 }, () => user('a')) }, 413, 'at most 1000'],
  ])('%#', (body, status, detail) => {
    expect(() => parseBulk(body)).toThrow(
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    )
  })
})

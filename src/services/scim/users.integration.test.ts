import { beforeAll, describe, expect, test } from 'vitest'
import { addDirectory, scimClient, testDirectory, type TestDirectory } from '@/testing/directory'
import { useDatabase } from '@/testing/database'
import { ada } from '@/testing/people'

await useDatabase()

let acme: TestDirectory

beforeAll(async () => {
  acme = await testDirectory()
})

const created = async (fields: Record<string, unknown>) => {
  const answer = await acme.scim('POST', 'Users', ada(fields))
  expect(answer.status).toBe(201)
  const body = answer.body as { id: string; meta: { version: string; location: string } }
  return body
}

describe('POST /Users (RFC 7644 §3.3)', () => {
  test('answers 201 with the location, a version and what was sent', async () => {
    const answer = await acme.scim('POST', 'Users', ada({ userName: 'post@example.com' }))
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({
      userName: 'post@example.com',
      name: { givenName: 'Ada' },
      meta: { resourceType: 'User', version: 'W/"1"' },
    })
    expect(answer.headers).toMatchObject({
      etag: 'W/"1"',
      location: expect.stringContaining(`/scim/v2/${acme.key}/Users/`),
    })
  })

  test('never keeps or returns a password', async () => {
    const { id } = await created({ userName: 'secret@example.com', password: 'hunter2' })
    const read = await acme.scim('GET', `Users/${id}`)
    expect(JSON.stringify(read.body)).not.toContain('hunter2')
  })

  test('answers 409 uniqueness naming the userName and its holder, whatever the case', async () => {
    const { id } = await created({ userName: 'twice@example.com' })
    const answer = await acme.scim('POST', 'Users', ada({ userName: 'TWICE@example.com' }))
    expect(answer).toMatchObject({ status: 409, body: { scimType: 'uniqueness', status: '409' } })
    expect(answer.body).toMatchObject({
      detail: expect.stringMatching(new RegExp(`userName.*TWICE@example.com.*${id}`)),
    })
  })

  test('of parallel creates of one userName exactly one succeeds', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => acme.scim('POST', 'Users', ada({ userName: 'race@example.com' }))),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)])
  })

  test.each([
    ['no body', '', 400, 'invalidSyntax'],
    ['broken JSON', '{"userName":', 400, 'invalidSyntax'],
    ['no userName', { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'] }, 400, 'invalidValue'],
    ['a number for a name', ada({ userName: 'x', displayName: 7 }), 400, 'invalidValue'],
  ])('answers %s with a SCIM error that says so', async (_, body, status, scimType) => {
    expect(await acme.scim('POST', 'Users', body)).toMatchObject({
      status,
      body: {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        scimType,
        detail: expect.any(String),
      },
    })
  })

  test('with a query that names no attribute answers 400 and creates nobody', async () => {
    const userName = 'projected@example.com'
    expect((await acme.scim('POST', 'Users?attributes=%5B', ada({ userName }))).status).toBe(400)
    const found = await acme.scim('GET', `Users?filter=userName+eq+"${userName}"`)
    expect(found.body).toMatchObject({ totalResults: 0 })
  })

  test('answers 413 to a body over the limit', async () => {
    const answer = await acme.scim('POST', 'Users', ada({ title: 'x'.repeat(1_100_000) }))
    expect(answer).toMatchObject({ status: 413, body: { status: '413' } })
  })
})

describe('GET /Users/{id} (RFC 7644 §3.4.1)', () => {
  test('answers 304 to a client that has the version', async () => {
    const { id, meta } = await created({ userName: 'etag@example.com' })
    expect(await acme.scim('GET', `Users/${id}`, undefined, { 'if-none-match': meta.version })).toMatchObject(
      { status: 304 },
    )
  })

  test.each(['not-a-uuid', crypto.randomUUID()])('answers 404 for the unknown id %s', async (id) => {
    expect(await acme.scim('GET', `Users/${id}`)).toMatchObject({ status: 404, body: { status: '404' } })
  })

  test('HEAD answers as GET does (RFC 9110 §9.3.2)', async () => {
    const { id, meta } = await created({ userName: 'head@example.com' })
    expect(await acme.scim('HEAD', `Users/${id}`)).toMatchObject({
      status: 200,
      headers: { etag: meta.version },
    })
  })

  test('does not show a user of another directory', async () => {
    const { id } = await created({ userName: 'mine@example.com' })
    const other = await addDirectory(acme.ctx, 'Other')
    expect(await other.scim('GET', `Users/${id}`)).toMatchObject({ status: 404 })
  })
})

describe('PUT /Users/{id} (RFC 7644 §3.5.1)', () => {
  test('clears what is not sent', async () => {
    const { id } = await created({ userName: 'put@example.com', title: 'Countess' })
    const { body } = await acme.scim('PUT', `Users/${id}`, ada({ userName: 'put@example.com' }))
    expect(body).not.toHaveProperty('title')
  })

  test('of the same resource changes nothing, the version included', async () => {
    const { id } = await created({ userName: 'same@example.com' })
    const { body } = await acme.scim('PUT', `Users/${id}`, ada({ userName: 'same@example.com' }))
    expect(body).toMatchObject({ meta: { version: 'W/"1"' } })
  })

  test('with an outdated If-Match answers 412', async () => {
    const { id } = await created({ userName: 'stale@example.com' })
    const answer = await acme.scim('PUT', `Users/${id}`, ada({ userName: 'stale@example.com', title: 'x' }), {
      'if-match': 'W/"9"',
    })
    expect(answer).toMatchObject({ status: 412 })
  })

  test('to a userName that another user has answers 409', async () => {
    await created({ userName: 'holder@example.com' })
    const { id } = await created({ userName: 'wants@example.com' })
    expect(await acme.scim('PUT', `Users/${id}`, ada({ userName: 'Holder@example.com' }))).toMatchObject({
      status: 409,
      body: { scimType: 'uniqueness' },
    })
  })
})

describe('PATCH /Users/{id} (RFC 7644 §3.5.2)', () => {
  const patchOp = (...operations: unknown[]) => ({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: operations,
  })

  test('Okta: a replace without a path changes the attributes of its value', async () => {
    const { id } = await created({ userName: 'okta@example.com' })
    const answer = await acme.scim(
      'PATCH',
      `Users/${id}`,
      patchOp({ op: 'replace', value: { active: false } }),
    )
    expect(answer).toMatchObject({ status: 200, body: { active: false, meta: { version: 'W/"2"' } } })
  })

  test('applies all operations or none', async () => {
    const { id } = await created({ userName: 'atomic@example.com' })
    const answer = await acme.scim(
      'PATCH',
      `Users/${id}`,
      patchOp(
        { op: 'replace', path: 'title', value: 'Countess' },
        { op: 'replace', path: 'no such path', value: 1 },
      ),
    )
    expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidPath' } })
    expect((await acme.scim('GET', `Users/${id}`)).body).not.toHaveProperty('title')
  })

  test('parallel patches of one user all count', async () => {
    const { id } = await created({ userName: 'parallel@example.com' })
    const paths = ['title', 'nickName', 'userType', 'timezone', 'locale']
    const answers = await Promise.all(
      paths.map((path) => acme.scim('PATCH', `Users/${id}`, patchOp({ op: 'add', path, value: 'x' }))),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect((await acme.scim('GET', `Users/${id}`)).body).toMatchObject(
      Object.fromEntries(paths.map((path) => [path, 'x'])),
    )
  })
})

describe('DELETE /Users/{id} (RFC 7644 §3.6)', () => {
  test('answers 204, then 404 everywhere, and the userName is free again', async () => {
    const { id } = await created({ userName: 'leaver@example.com' })
    expect((await acme.scim('DELETE', `Users/${id}`)).status).toBe(204)
    expect((await acme.scim('GET', `Users/${id}`)).status).toBe(404)
    expect((await acme.scim('DELETE', `Users/${id}`)).status).toBe(404)
    await created({ userName: 'leaver@example.com' })
  })
})

describe('GET /Users?filter (RFC 7644 §3.4.2)', () => {
  const search = (query: Record<string, string>) => acme.scim('GET', `Users?${new URLSearchParams(query)}`)

  test('Entra: an unknown userName answers 200 with an empty list', async () => {
    const answer = await search({ filter: `userName eq "${crypto.randomUUID()}"` })
    expect(answer).toMatchObject({ status: 200, body: { totalResults: 0, Resources: [] } })
  })

  test('finds a userName in any case, as POST refuses it', async () => {
    const { id } = await created({ userName: 'find@example.com' })
    const answer = await search({ filter: 'userName eq "FIND@example.com"', startIndex: '1', count: '100' })
    expect(answer).toMatchObject({
      status: 200,
      body: { totalResults: 1, startIndex: 1, Resources: [{ id }] },
    })
  })

  test('pages with startIndex and count, and tells the total of all pages', async () => {
    const other = await addDirectory(acme.ctx, 'Pages')
    for (const n of [1, 2, 3, 4, 5])
      await other.scim('POST', 'Users', ada({ userName: `page${n}@example.com` }))
    const page = await other.scim('GET', 'Users?startIndex=3&count=2')
    expect(page.body).toMatchObject({
      totalResults: 5,
      startIndex: 3,
      itemsPerPage: 2,
      Resources: [{ userName: 'page3@example.com' }, { userName: 'page4@example.com' }],
    })
  })

  test('answers a broken filter with invalidFilter and the position', async () => {
    expect(await search({ filter: 'userName eq' })).toMatchObject({
      status: 400,
      body: { scimType: 'invalidFilter', detail: expect.stringMatching(/position \d+/) },
    })
  })
})

describe('who may ask', () => {
  test.each([
    ['no token', null, /No token was sent/],
    ['an unknown token', 'rcs_nobody_knows_abcd', /ending in abcd is not known/],
  ])('%s answers 401 with a SCIM error that says why', async (_, token, detail) => {
    const answer = await scimClient(acme.key, token)('GET', 'Users')
    expect(answer).toMatchObject({
      status: 401,
      body: { status: '401', detail: expect.stringMatching(detail) },
    })
  })

  test('the token of another directory answers 401 and says so', async () => {
    const other = await addDirectory(acme.ctx, 'Neighbour')
    const answer = await scimClient(acme.key, other.token)('GET', 'Users')
    expect(answer).toMatchObject({
      status: 401,
      body: { detail: expect.stringMatching(/another directory/) },
    })
  })

  test('Okta: header authentication may leave out "Bearer"', async () => {
    const answer = await scimClient(acme.key, null)('GET', 'Users?count=0', undefined, {
      authorization: acme.token,
    })
    expect(answer.status).toBe(200)
  })

  test('an unknown base URL answers 404', async () => {
    expect(await scimClient('nosuchkey', acme.token)('GET', 'Users')).toMatchObject({ status: 404 })
  })
})

test('discovery answers the service provider configuration (RFC 7643 §5)', async () => {
  expect(await acme.scim('GET', 'ServiceProviderConfig')).toMatchObject({
    status: 200,
    body: { patch: { supported: true } },
  })
})

test('a user with an address longer than any index takes can be deleted, and one without any created', async () => {
  const value = `${'a'.repeat(9_000)}@example.com`
  const long = await acme.scim('POST', 'Users', {
    userName: 'long-address',
    emails: [{ value, primary: true }],
  })
  expect(long.status).toBe(201)
  expect(await acme.scim('DELETE', `Users/${long.resourceId}`)).toMatchObject({ status: 204 })
  expect(await acme.scim('POST', 'Users', { userName: 'no-address' })).toMatchObject({ status: 201 })
})

test('a user nested as deep as a client may nest one is listed, and the request log keeps the list', async () => {
  const urn = 'urn:example:deep:2.0:User'
  const nested = (depth: number): object => (depth === 0 ? { token: 'hunter2' } : { in: nested(depth - 1) })
  const { status, resourceId } = await acme.scim('POST', 'Users', { userName: 'deep', [urn]: nested(14) })
  expect(status).toBe(201)
  const listed = await acme.scim('GET', 'Users?filter=userName eq "deep"')
  expect(listed).toMatchObject({ status: 200, body: { Resources: [{ id: resourceId, [urn]: nested(14) }] } })
})

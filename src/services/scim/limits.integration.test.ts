import { describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { addDirectory, testDirectory } from '@/testing/directory'
import { patchOp, userUrn } from '@/testing/idp'

process.env.SCIM_REQUESTS_PER_SECOND = '5'
await useDatabase()
const acme = await testDirectory()

/** Each test has a directory of its own: the limit is one of each directory. */
const idp = async () => (await addDirectory(acme.ctx, 'Limits')).scim

const ada = (fields: Record<string, unknown> = {}) => ({ schemas: [userUrn], userName: 'ada', ...fields })

describe('Too many requests', () => {
  test('answer 429 with a Retry-After of whole seconds, which is all that Okta reads', async () => {
    const scim = await idp()
    const answers = await Promise.all(Array.from({ length: 80 }, () => scim('GET', 'Users?count=0')))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    for (const answer of refused)
      expect(answer).toMatchObject({
        headers: { 'retry-after': expect.stringMatching(/^[1-9]\d*$/) },
        body: { status: '429' },
      })
  })

  test('of one directory do not slow down another', async () => {
    const [busy, quiet] = [await idp(), await idp()]
    await Promise.all(Array.from({ length: 60 }, () => busy('GET', 'Users?count=0')))
    expect((await quiet('GET', 'Users?count=0')).status).toBe(200)
  })
})

describe('Media types (RFC 7644 §3.1)', () => {
  test.each(['application/scim+json', 'application/json', 'application/scim+json; charset=utf-8', ''])(
    '"%s" is accepted',
    async (type) => {
      const scim = await idp()
      expect((await scim('POST', 'Users', ada(), { 'content-type': type })).status).toBe(201)
    },
  )

  test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'application/jsonp'])(
    '%s answers 415, naming what was expected',
    async (type) => {
      const scim = await idp()
      expect(await scim('POST', 'Users', ada(), { 'content-type': type })).toMatchObject({
        status: 415,
        body: { detail: expect.stringContaining('application/scim+json') },
      })
    },
  )
})

describe('What a request may hold', () => {
  test('is announced in ServiceProviderConfig where the RFC has a place for it (RFC 7643 §5)', async () => {
    const scim = await idp()
    expect((await scim('GET', 'ServiceProviderConfig')).body).toMatchObject({
      bulk: { maxOperations: 1000, maxPayloadSize: 1_048_576 },
      filter: { maxResults: 1000 },
      pagination: { maxPageSize: 1000 },
    })
  })

  test('bulk requests of more operations answer 413 (RFC 7644 §3.7.4)', async () => {
    const scim = await idp()
    const Operations = Array.from({ length: 1001 }, () => ({ method: 'DELETE', path: '/Users/1' }))
    const schemas = ['urn:ietf:params:scim:api:messages:2.0:BulkRequest']
    expect(await scim('POST', 'Bulk', { schemas, Operations })).toMatchObject({ status: 413 })
  })
})

describe('Errors name what was wrong', () => {
  test.each([
    [
      'an attribute of the wrong type',
      'POST',
      'Users',
      ada({ active: 'perhaps' }),
      400,
      'invalidValue',
      /active/,
    ],
    [
      'a part of the wrong type',
      'POST',
      'Users',
      ada({ emails: [{ value: 7 }] }),
      400,
      'invalidValue',
      /emails\[0\]\.value/,
    ],
    ['a missing name', 'POST', 'Groups', { displayName: ' ' }, 400, 'invalidValue', /displayName/],
    ['another schema', 'POST', 'Users', ada({ schemas: ['urn:other'] }), 400, 'invalidValue', /schemas/],
    [
      'an unknown operator',
      'GET',
      'Users?filter=userName+like+"a"',
      undefined,
      400,
      'invalidFilter',
      /position \d+/,
    ],
    ['a count that is none', 'GET', 'Users?count=many', undefined, 400, 'invalidValue', /count/],
    ['a cursor of nobody', 'GET', 'Users?cursor=abc', undefined, 400, 'invalidCursor', /cursor/],
    ['a method of no use', 'PUT', 'Users', ada(), 405, undefined, /GET, POST/],
  ])('%s', async (_, method, path, body, status, scimType, detail) => {
    const scim = await idp()
    const answer = await scim(method, path, body)
    expect(answer).toMatchObject({
      status,
      body: { status: String(status), ...(scimType && { scimType }), detail: expect.stringMatching(detail) },
    })
  })

  test.each([
    ['replace of a readOnly attribute', { op: 'replace', path: 'id', value: 'x' }, 'mutability'],
    ['remove without a path', { op: 'remove' }, 'noTarget'],
    [
      'a value path that matches nothing',
      { op: 'replace', path: 'emails[type eq "x"].value', value: 'a' },
      'noTarget',
    ],
    ['an operation of another name', { op: 'move', path: 'title' }, 'invalidSyntax'],
    ['a broken path', { op: 'add', path: 'emails[', value: 'x' }, 'invalidPath'],
  ])('PATCH: %s (RFC 7644 §3.5.2)', async (_, operation, scimType) => {
    const scim = await idp()
    const { resourceId } = await scim('POST', 'Users', ada())
    expect(await scim('PATCH', `Users/${resourceId}`, patchOp(operation))).toMatchObject({
      status: 400,
      body: { scimType },
    })
  })
})

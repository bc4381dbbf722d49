import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { addDirectory, testDirectory } from '@/testing/directory'
import { enterpriseUrn, groupUrn, patchOp, speakingAs, userUrn } from '@/testing/idp'
import { requestLog } from '@/testing/request-log'
import { listOf } from '@/testing/scim-answers'
import type { ScimAnswer } from './call'

await useDatabase()
const acme = await testDirectory()
const { scim } = acme
const idp = speakingAs(acme)

let made = 0
const newUser = async () => {
  const userName = `person${++made}@example.com`
  return idp.create('Users', { schemas: [userUrn], userName, emails: [{ value: userName, primary: true }] })
}
const newGroup = async (value: string) =>
  idp.create('Groups', { schemas: [groupUrn], displayName: `Group ${++made}`, members: [{ value }] })

const user = await newUser()
const group = await newGroup(user.id)

/** An answer that any client can read: no 5xx but 501, and every error is a SCIM error that says something. */
function expectAnswered({ status, body }: ScimAnswer) {
  expect(status === 501 || status < 500, JSON.stringify(body)).toBe(true)
  if (status < 400) return
  expect(body).toMatchObject({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    detail: expect.stringMatching(/\S/),
  })
}

const word = fc.oneof(
  fc.constantFrom('', 'work', 'True', user.id, group.id, 'ada@example.com', '\u0000', '\ud800', 'İ', 'a"b\\'),
  fc.string({ unit: 'binary', maxLength: 8 }),
)
const path = fc.oneof(
  fc.constantFrom(
    'userName',
    'displayName',
    'active',
    'name.familyName',
    'emails',
    'emails.value',
    'emails[type eq "work"].value',
    'emails[type eq "work" or not (value pr)]',
    'members',
    `members[value eq "${user.id}"]`,
    'members[display co "a"]',
    'members.value',
    'meta.lastModified',
    'id',
    'schemas',
    enterpriseUrn,
    `${enterpriseUrn}:manager.value`,
    'urn:example:2.0:User:colour',
    '[',
    'emails[',
  ),
  word,
)
const anything = fc.oneof(fc.jsonValue({ maxDepth: 4 }), word, fc.constantFrom(null, true, 1e308, -0))
const operation = fc.record(
  { op: fc.oneof(fc.constantFrom('add', 'Replace', 'remove'), word), path, value: anything },
  { requiredKeys: [] },
)
const attributes = fc.dictionary(path, anything, { maxKeys: 5 })
const bulkOperation = fc.record(
  {
    method: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE', 'GET'),
    path: fc.oneof(
      fc.constantFrom('/Users', '/Groups', `/Users/${user.id}`, '/Users/bulkId:a', '/%zz'),
      word,
    ),
    bulkId: fc.constantFrom('a', 'b'),
    version: word,
    data: attributes,
  },
  { requiredKeys: [] },
)
const body = fc.oneof(
  anything,
  attributes,
  attributes.map((random) => ({ userName: `random${++made}@example.com`, ...random })),
  fc.array(operation, { maxLength: 4 }).map((operations) => patchOp(...operations)),
  fc.record({
    schemas: fc.constant(['urn:ietf:params:scim:api:messages:2.0:BulkRequest']),
    Operations: fc.array(bulkOperation, { maxLength: 3 }),
  }),
  fc.record({ filter: anything, count: anything, sortBy: anything, cursor: anything }, { requiredKeys: [] }),
)

const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'BREW')
const endpoint = fc.constantFrom(
  '',
  '.search',
  'Users',
  'Users/.search',
  `Users/${user.id}`,
  `Users/${user.id.toUpperCase()}`,
  `Users/${crypto.randomUUID()}`,
  'Groups',
  'Groups/.search',
  `Groups/${group.id}`,
  'Bulk',
  'Me',
  'Schemas',
  `Schemas/${userUrn}`,
  'ResourceTypes/Group',
  'ServiceProviderConfig',
)

describe('Nothing that a client can send is answered with a 500', () => {
  test('random JSON to every endpoint and method', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(method, endpoint, body, async (method, endpoint, body) => {
        // The resources that other properties need stay.
        if (method === 'DELETE' && [user.id, group.id].some((id) => endpoint.includes(id))) return
        expectAnswered(await scim(method, endpoint, JSON.stringify(body)))
      }),
      { numRuns: 600 },
    )
  })

  test('random text as a body, random headers', async () => {
    const ascii = fc.string({ maxLength: 20 }).map((text) => text.replace(/[^\x20-\x7e]/g, ''))
    const headers = fc.record(
      {
        'content-type': fc.oneof(
          fc.constantFrom('application/json', 'application/scim+json;charset=utf-8'),
          ascii,
        ),
        'if-match': fc.oneof(fc.constantFrom('*', 'W/"1"', '"1"', 'W/"'), ascii),
        'if-none-match': fc.oneof(fc.constantFrom('*', 'W/"1"'), ascii),
        'user-agent': ascii,
        accept: ascii,
      },
      { requiredKeys: [] },
    )
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json())
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'PUT', 'PATCH'),
        endpoint,
        text,
        headers,
        async (method, endpoint, text, headers) =>
          expectAnswered(await scim(method, endpoint, text, headers)),
      ),
      { numRuns: 300 },
    )
  })

  test('random queries', { timeout: 120_000 }, async () => {
    const literal = fc
      .oneof(word, fc.integer(), fc.double(), fc.boolean(), fc.constant(null))
      .map((value) => JSON.stringify(value))
    const comparison = fc
      .tuple(path, fc.constantFrom('eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'Eq', 'xx'), literal)
      .map((parts) => parts.join(' '))
    const filter = fc.oneof(
      word,
      comparison,
      fc.tuple(comparison, fc.constantFrom('and', 'or'), comparison).map((parts) => parts.join(' ')),
      comparison.map((inner) => `not (${inner})`),
      comparison.map((inner) => `emails[${inner}]`),
      path.map((present) => `${present} pr`),
    )
    const number = fc.oneof(
      fc.integer(),
      fc.constantFrom('', '0', '1e9', '99999999999999999999', '2147483648'),
      word,
    )
    const query = fc.record(
      {
        filter,
        sortBy: path,
        sortOrder: fc.oneof(fc.constantFrom('ascending', 'Descending'), word),
        startIndex: number,
        count: number,
        cursor: fc.oneof(fc.constantFrom('', user.id), word),
        attributes: path,
        excludedAttributes: path,
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('', 'Users', 'Groups', `Users/${user.id}`, 'Schemas'),
        query,
        async (endpoint, query) => {
          const parameters = new URLSearchParams(
            Object.entries(query).map(([name, value]) => [name, String(value)]),
          )
          expectAnswered(await scim('GET', `${endpoint}?${parameters}`))
        },
      ),
      { numRuns: 600 },
    )
  })

  test.each([
    ['an encoded slash', `Users/${user.id}%2F${user.id}`],
    ['U+0000', 'Users/%00'],
    ['a control character', 'Groups/%1b'],
    ['a very long id', `Users/${'9'.repeat(100_000)}`],
    ['many segments', 'Users/'.repeat(2_000)],
    ['characters beyond ASCII', 'Users/%F0%9F%91%A9'],
    ['a schema of nobody', 'Schemas/urn:nobody'],
  ])('a path with %s', async (_, path) => {
    const answer = await scim('GET', path)
    expectAnswered(answer)
    expect(answer.status).toBe(404)
  })

  test('and the request log keeps a line of each, whatever was in it', async () => {
    const quiet = { ctx: acme.ctx, ...(await addDirectory(acme.ctx, 'Hostile')) }
    for (const path of ['Users/%00', 'Users/a?filter=%00', 'Gadgets/%F0%9F%91%A9'.repeat(300)])
      await quiet.scim('GET', path)
    await quiet.scim('POST', 'Users', { userName: 'a\u0000' })
    await quiet.scim('POST', 'Users', '{"userName":"\\ud800"}')
    await requestLog(quiet, 5)
  })

  test('a body of more than 1 MB answers 413, one nested too deep 400', async () => {
    const tooLarge = await scim('POST', 'Users', { userName: 'x'.repeat(1_048_576) })
    expect(tooLarge).toMatchObject({ status: 413 })
    for (const depth of [17, 10_000, 200_000]) {
      const nested = `{"userName":"deep","x":${'['.repeat(depth)}${']'.repeat(depth)}}`
      expect(await scim('POST', 'Users', nested)).toMatchObject({
        status: 400,
        body: { scimType: 'invalidSyntax' },
      })
    }
  })

  test('a filter nested too deep, or too long, answers 400 invalidFilter', async () => {
    const deep = `${'('.repeat(50)}userName pr${')'.repeat(50)}`
    const long = Array.from({ length: 500 }, () => 'userName pr').join(' or ')
    for (const filter of [deep, long]) {
      const answer = await scim('GET', `Users?${new URLSearchParams({ filter })}`)
      expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidFilter' } })
    }
  })
})

describe('A refused request changes nothing', () => {
  const everything = () =>
    Promise.all(['Users', 'Groups'].map((endpoint) => scim('GET', `${endpoint}?count=1000`)))

  test('PATCH and PUT of a user or group: all operations or none', { timeout: 120_000 }, async () => {
    const target = await newUser()
    const inGroup = await newGroup(target.id)
    const good = fc.constantFrom(
      { op: 'add', path: 'externalId', value: 'changed' },
      { op: 'replace', path: 'displayName', value: `Changed ${++made}` },
      { op: 'add', path: 'members', value: [{ value: user.id }] },
    )
    const operations = fc.array(fc.oneof(good, operation), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(`Users/${target.id}`, `Groups/${inGroup.id}`),
        fc.oneof(
          operations.map((all) => ['PATCH', patchOp(...all)] as const),
          attributes.map((all) => ['PUT', all] as const),
        ),
        async (path, [method, body]) => {
          const before = await scim('GET', path)
          const answer = await scim(method, path, JSON.stringify(body))
          if (answer.status >= 400) expect(await scim('GET', path)).toEqual(before)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('POST', async () => {
    const before = await everything()
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('Users', 'Groups'), anything, async (endpoint, bad) => {
        const answer = await scim('POST', endpoint, {
          schemas: ['urn:other'],
          userName: bad,
          displayName: bad,
        })
        expect(answer.status).toBe(400)
      }),
      { numRuns: 50 },
    )
    expect(await everything()).toEqual(before)
  })
})

describe('One match rule', () => {
  /** Letters whose cases are not as in English: what folds for the filter must fold for the create. */
  const name = fc
    .array(
      fc.constantFrom(
        'a',
        'A',
        'ß',
        'ẞ',
        'ss',
        'İ',
        'i',
        'I',
        'ı',
        'Σ',
        'σ',
        'ς',
        'é',
        'e\u0301',
        '_',
        '%',
        '"',
        '\\',
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((letters) => letters.join(''))

  test('POST /Users answers 409 if and only if the filter finds one', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(name, async (userName) => {
        const filter = `userName eq ${JSON.stringify(userName)}`
        const { totalResults } = await idp.search('Users', { filter })
        const { status } = await scim('POST', 'Users', { schemas: [userUrn], userName })
        expect(status).toBe(totalResults === 0 ? 201 : 409)
        expect((await idp.search('Users', { filter })).totalResults).toBe(1)
      }),
      { numRuns: 250 },
    )
  })

  test('and so does POST /Groups with the displayName', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(name, async (displayName) => {
        const filter = `displayName eq ${JSON.stringify(displayName)}`
        const { totalResults } = await idp.search('Groups', { filter })
        const { status } = await scim('POST', 'Groups', { schemas: [groupUrn], displayName })
        expect(status).toBe(totalResults === 0 ? 201 : 409)
      }),
      { numRuns: 150 },
    )
  })
})

describe('After any PATCHes', () => {
  test('a PUT of what GET answers changes nothing, the version included', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('Users', 'Groups'),
        fc.array(operation, { maxLength: 6 }),
        async (endpoint, operations) => {
          const target = endpoint === 'Users' ? await newUser() : await newGroup(user.id)
          const path = `${endpoint}/${target.id}`
          for (const each of operations)
            expectAnswered(await scim('PATCH', path, JSON.stringify(patchOp(each))))
          const now = await scim('GET', path)
          const put = await scim('PUT', path, now.body)
          expect([put.status, put.body]).toEqual([200, now.body])
        },
      ),
      { numRuns: 120 },
    )
  })
})

test('pages of any size bring every user once, by index and by cursor (RFC 7644 §3.4.2.4, RFC 9865)', async () => {
  const whole = await idp.search('Users', { count: '1000', attributes: 'id' })
  const all = whole.Resources.map(({ id }) => id)
  expect(all).toHaveLength(Math.min(whole.totalResults, 1000))
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1200 }),
      fc.integer({ min: -1, max: 40 }),
      async (startIndex, count) => {
        const page = listOf(await scim('GET', `Users?startIndex=${startIndex}&count=${count}&attributes=id`))
        expect(page.totalResults).toBe(whole.totalResults)
        expect(page.Resources.map(({ id }) => id)).toEqual(
          all.slice(startIndex - 1, startIndex - 1 + Math.max(count, 0)),
        )
        expect(page.itemsPerPage).toBe(page.Resources.length)
      },
    ),
    { numRuns: 40 },
  )
})

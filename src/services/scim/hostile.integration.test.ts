import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { addDirectory, testDirectory } from '@/testing/directory'
import { newcomers, speakingAs } from '@/testing/idp'
import { requestLog } from '@/testing/request-log'
import type { ScimAnswer } from './call'
import { requestArbitraries } from './request.arbitrary'

await useDatabase()
const acme = await testDirectory()
const { scim } = acme
const idp = speakingAs(acme)
const { newUser, newGroup } = newcomers(idp)
const user = await newUser()
const group = await newGroup(user.id)
const { word, path, body, method, endpoint } = requestArbitraries(user.id, group.id)

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

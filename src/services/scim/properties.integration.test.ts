import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { testDirectory } from '@/testing/directory'
import { groupUrn, newcomers, patchOp, speakingAs, userUrn } from '@/testing/idp'
import { listOf } from '@/testing/scim-answers'
import { requestArbitraries } from './request.arbitrary'

await useDatabase()
const acme = await testDirectory()
const { scim } = acme
const idp = speakingAs(acme)
const { newUser, newGroup } = newcomers(idp)
const user = await newUser()
const group = await newGroup(user.id)
const { anything, operation, attributes } = requestArbitraries(user.id, group.id)

describe('A refused request changes nothing', () => {
  const everything = () =>
    Promise.all(['Users', 'Groups'].map((endpoint) => scim('GET', `${endpoint}?count=1000`)))

  test('PATCH and PUT of a user or group: all operations or none', { timeout: 120_000 }, async () => {
    const target = await newUser()
    const inGroup = await newGroup(target.id)
    const good = fc.constantFrom(
      { op: 'add', path: 'externalId', value: 'changed' },
      { op: 'replace', path: 'displayName', value: 'Changed' },
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
  test('a list has a resource exactly as GET has it, its groups included', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 6 }), async (operations) => {
        const { id } = await newUser()
        await newGroup(id)
        for (const each of operations) await scim('PATCH', `Users/${id}`, JSON.stringify(patchOp(each)))
        const { Resources } = await idp.search('Users', { filter: `id eq "${id}"` })
        expect(Resources).toEqual([(await scim('GET', `Users/${id}`)).body])
      }),
      { numRuns: 60 },
    )
  })

  test('a PUT of what GET answers changes nothing, the version included', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('Users', 'Groups'),
        fc.array(operation, { maxLength: 6 }),
        async (endpoint, operations) => {
          const target = endpoint === 'Users' ? await newUser() : await newGroup(user.id)
          const path = `${endpoint}/${target.id}`
          for (const each of operations) await scim('PATCH', path, JSON.stringify(patchOp(each)))
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

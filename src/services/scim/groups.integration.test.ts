import { beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { ada } from '@/testing/people'

await useDatabase()

let acme: TestDirectory
let names = 0

beforeAll(async () => {
  acme = await testDirectory()
})

const groupUrn = 'urn:ietf:params:scim:schemas:core:2.0:Group'

const idOf = (answer: { body?: unknown }) => (answer.body as { id: string }).id

const user = async () => {
  const answer = await acme.scim('POST', 'Users', ada({ userName: `member${++names}@example.com` }))
  expect(answer.status).toBe(201)
  return idOf(answer)
}

const group = async (members: string[] = []) => {
  const answer = await acme.scim('POST', 'Groups', {
    schemas: [groupUrn],
    displayName: `Group ${++names}`,
    members: members.map((value) => ({ value })),
  })
  expect(answer.status).toBe(201)
  return idOf(answer)
}

const patch = (id: string, ...Operations: unknown[]) =>
  acme.scim('PATCH', `Groups/${id}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations,
  })

const membersIn = async (id: string) => {
  const { body } = await acme.scim('GET', `Groups/${id}`)
  const { members = [] } = body as { members?: { value: string }[] }
  return members.map(({ value }) => value).toSorted()
}

describe('POST /Groups (RFC 7644 §3.3)', () => {
  test('answers 201 with the members, each with type and reference', async () => {
    const member = await user()
    const answer = await acme.scim('POST', 'Groups', {
      schemas: [groupUrn],
      displayName: 'Engineering',
      members: [{ value: member, display: 'Ada' }],
    })
    expect(answer).toMatchObject({
      status: 201,
      body: {
        displayName: 'Engineering',
        members: [
          { value: member, type: 'User', display: 'Ada', $ref: expect.stringContaining(`/Users/${member}`) },
        ],
        meta: { resourceType: 'Group', version: 'W/"1"' },
      },
    })
  })

  test('answers 409 uniqueness to a displayName that another group has, in any case', async () => {
    await acme.scim('POST', 'Groups', { schemas: [groupUrn], displayName: 'Twice' })
    const answer = await acme.scim('POST', 'Groups', { schemas: [groupUrn], displayName: 'TWICE' })
    expect(answer).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } })
  })

  test('parks a member that is named before it exists, and lets it join when it comes', async () => {
    const userName = `parked${++names}@example.com`
    const id = await group([userName])
    expect(await membersIn(id)).toEqual([userName])
    const joined = idOf(await acme.scim('POST', 'Users', ada({ userName })))
    expect(await membersIn(id)).toEqual([joined])
  })

  test('the groups of a user, nested ones included, can be asked for in a filter (RFC 7643 §4.1.2)', async () => {
    const [one, two, three] = [await user(), await user(), await user()]
    const inner = await group([one])
    const outer = await group([two, inner])
    const { body } = await acme.scim('GET', `Groups/${outer}?attributes=displayName`)
    const { displayName, meta } = body as { displayName: string; meta?: { location: string } }
    const location = meta?.location ?? `/Groups/${outer}`
    const who = async (filter: string) => {
      const people = [one, two, three].map((id) => `id eq "${id}"`).join(' or ')
      const answer = await acme.scim(
        'GET',
        `Users?filter=${encodeURIComponent(`(${people}) and (${filter})`)}`,
      )
      expect([filter, answer.status]).toEqual([filter, 200])
      const { Resources } = answer.body as { Resources: { id: string }[] }
      return Resources.map(({ id }) => ['one', 'two', 'three'][[one, two, three].indexOf(id)])
    }
    const both = ['one', 'two']
    expect(await who(`groups.display eq "${displayName.toUpperCase()}"`)).toEqual(both)
    expect(await who(`groups[display eq "${displayName}"]`)).toEqual(both)
    expect(await who(`groups.value eq "${outer}"`)).toEqual(both)
    expect(await who(`groups eq "${outer}"`)).toEqual(both)
    expect(await who(`groups[value eq "${outer}"]`)).toEqual(both)
    expect(await who(`groups[value eq "${outer}" and type eq "direct"]`)).toEqual(['two'])
    expect(await who(`groups[value eq "${outer}" and type eq "indirect"]`)).toEqual(['one'])
    expect(await who(`groups.$ref ew "${location.slice(-36)}"`)).toEqual(both)
    expect(await who(`groups.value eq "${inner}"`)).toEqual(['one'])
    expect(await who('groups.value eq "nobody"')).toEqual([])
    expect(await who(`groups.value ne "${inner}"`)).toEqual(['two', 'three'])
    expect(await who('groups pr')).toEqual(both)
    expect(await who('not (groups pr)')).toEqual(['three'])
    expect(await who('groups eq null')).toEqual(['three'])
    expect(await who('groups.display sw "Group "')).toEqual(both)
  })

  test.each([
    ['userName', (name: string) => ({ userName: name.toUpperCase() })],
    ['externalId', (name: string) => ({ userName: `user-${name}`, externalId: name })],
  ])('leaves nobody parked whose user is created at the same time: by %s', async (_, named) => {
    const staff = await group()
    const people = Array.from({ length: 12 }, () => `meets${++names}@example.com`)
    const answers = await Promise.all(
      people.flatMap((name, index) => {
        const create = () => acme.scim('POST', 'Users', ada({ externalId: undefined, ...named(name) }))
        const join = () =>
          index % 3 === 0
            ? acme.scim('POST', 'Groups', {
                schemas: [groupUrn],
                displayName: `Group of ${name}`,
                members: [{ value: name }],
              })
            : patch(staff, { op: 'add', path: 'members', value: [{ value: name }] })
        return index % 2 === 0 ? [create(), join()] : [join(), create()]
      }),
    )
    expect(answers.filter(({ status }) => status >= 400)).toEqual([])
    const { body } = await acme.scim('GET', 'Groups?count=1000')
    const { Resources } = body as { Resources: { members?: { value: string }[] }[] }
    const values = Resources.flatMap(({ members = [] }) => members.map(({ value }) => value))
    expect(people.filter((name) => values.includes(name))).toEqual([])
  })

  test('lets a parked member join also when a user takes its name later', async () => {
    const userName = `renamed${++names}@example.com`
    const id = await group([userName])
    const member = await user()
    await acme.scim('PATCH', `Users/${member}`, {
      Operations: [{ op: 'replace', path: 'userName', value: userName }],
    })
    expect(await membersIn(id)).toEqual([member])
  })

  test('accepts a group in a group, and its users belong to both', async () => {
    const member = await user()
    const inner = await group([member])
    const outer = await group([inner])
    const { body } = await acme.scim('GET', `Users/${member}`)
    expect((body as { groups: { value: string; type: string }[] }).groups).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ value: inner, type: 'direct' }),
        expect.objectContaining({ value: outer, type: 'indirect' }),
      ]),
    )
  })
})

describe('PATCH /Groups/{id} (RFC 7644 §3.5.2)', () => {
  test('Okta: adds by a list and removes by a path with a filter', async () => {
    const [first, second] = [await user(), await user()]
    const id = await group([first])
    expect(
      (await patch(id, { op: 'add', path: 'members', value: [{ value: second, display: 'B' }] })).status,
    ).toBe(204)
    expect(await membersIn(id)).toEqual([first, second].toSorted())
    await patch(id, { op: 'remove', path: `members[value eq "${first}"]` })
    expect(await membersIn(id)).toEqual([second])
  })

  test('Entra: Remove with a list of values removes only those', async () => {
    const [first, second] = [await user(), await user()]
    const id = await group([first, second])
    await patch(id, { op: 'Remove', path: 'members', value: [{ value: first }] })
    expect(await membersIn(id)).toEqual([second])
  })

  test('adding a member twice changes nothing, the version included', async () => {
    const member = await user()
    const id = await group([member])
    const { headers } = await patch(id, { op: 'add', path: 'members', value: [{ value: member }] })
    expect(headers).toMatchObject({ etag: 'W/"1"' })
  })

  test('parallel patches lose no member', async () => {
    const members = await Promise.all(Array.from({ length: 10 }, () => user()))
    const id = await group()
    const answers = await Promise.all(
      members.map((value) => patch(id, { op: 'add', path: 'members', value: [{ value }] })),
    )
    expect(answers.every(({ status }) => status === 204)).toBe(true)
    expect(await membersIn(id)).toEqual(members.toSorted())
  })

  test('Okta: a replace without a path renames, and keeps the members', async () => {
    const member = await user()
    const id = await group([member])
    await patch(id, { op: 'replace', value: { id, displayName: `Renamed ${id}` } })
    const { body } = await acme.scim('GET', `Groups/${id}`)
    expect(body).toMatchObject({ displayName: `Renamed ${id}`, members: [{ value: member }] })
  })

  test('with an outdated If-Match answers 412 and changes nothing', async () => {
    const id = await group()
    const answer = await acme.scim(
      'PATCH',
      `Groups/${id}`,
      { Operations: [{ op: 'replace', path: 'displayName', value: 'x' }] },
      { 'if-match': 'W/"7"' },
    )
    expect(answer.status).toBe(412)
  })

  test('applies all operations or none', async () => {
    const member = await user()
    const id = await group()
    const answer = await patch(
      id,
      { op: 'add', path: 'members', value: [{ value: member }] },
      { op: 'replace', path: 'displayName', value: 7 },
    )
    expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } })
    expect(await membersIn(id)).toEqual([])
  })
})

describe('PUT, GET and DELETE of a group', () => {
  test('PUT replaces the members', async () => {
    const [first, second] = [await user(), await user()]
    const id = await group([first])
    const answer = await acme.scim('PUT', `Groups/${id}`, {
      schemas: [groupUrn],
      displayName: `Put ${id}`,
      members: [{ value: second }],
    })
    expect(answer.status).toBe(200)
    expect(await membersIn(id)).toEqual([second])
  })

  test('Entra: excludedAttributes=members leaves the members out', async () => {
    const id = await group([await user()])
    const { body } = await acme.scim('GET', `Groups/${id}?excludedAttributes=members`)
    expect(body).not.toHaveProperty('members')
  })

  test('Entra: a filter on displayName finds it in any case', async () => {
    const id = await group()
    const { body } = await acme.scim('GET', `Groups/${id}`)
    const { displayName } = body as { displayName: string }
    const query = new URLSearchParams({ filter: `displayName eq "${displayName.toUpperCase()}"` })
    expect(await acme.scim('GET', `Groups?${query}`)).toMatchObject({
      status: 200,
      body: { totalResults: 1, Resources: [{ id }] },
    })
  })

  test('DELETE answers 204, then 404, and the members stay users', async () => {
    const member = await user()
    const id = await group([member])
    expect((await acme.scim('DELETE', `Groups/${id}`)).status).toBe(204)
    expect((await acme.scim('GET', `Groups/${id}`)).status).toBe(404)
    const { body } = await acme.scim('GET', `Users/${member}`)
    expect(body).not.toHaveProperty('groups')
  })

  test('a deleted user leaves its groups', async () => {
    const member = await user()
    const id = await group([member])
    await acme.scim('DELETE', `Users/${member}`)
    expect(await membersIn(id)).toEqual([])
  })
})

describe('POST /Bulk (RFC 7644 §3.7)', () => {
  test('a group refers by bulkId to a user that the same request creates', async () => {
    const answer = await acme.scim('POST', 'Bulk', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
      Operations: [
        {
          method: 'POST',
          path: '/Groups',
          bulkId: 'g1',
          data: { schemas: [groupUrn], displayName: `Bulk ${++names}`, members: [{ value: 'bulkId:u1' }] },
        },
        {
          method: 'POST',
          path: '/Users',
          bulkId: 'u1',
          data: ada({ userName: `bulk${++names}@example.com` }),
        },
      ],
    })
    const { Operations } = answer.body as { Operations: { status: string; location: string }[] }
    expect(Operations.map(({ status }) => status)).toEqual(['201', '201'])
    const [groupId, userId] = Operations.map(({ location }) => location.split('/').at(-1) ?? '')
    expect(await membersIn(groupId ?? '')).toEqual([userId])
  })

  test('answers each failed operation with its own error, and stops at failOnErrors', async () => {
    const answer = await acme.scim('POST', 'Bulk', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
      failOnErrors: 1,
      Operations: [
        { method: 'DELETE', path: `/Users/${crypto.randomUUID()}` },
        { method: 'POST', path: '/Users', bulkId: 'never', data: ada({ userName: 'never@example.com' }) },
      ],
    })
    expect(answer).toMatchObject({
      status: 200,
      body: { Operations: [{ status: '404', response: { status: '404' } }] },
    })
    expect((answer.body as { Operations: unknown[] }).Operations).toHaveLength(1)
  })
})

describe('queries over everything (RFC 7644 §3.4.3)', () => {
  test('POST /.search answers users and groups in one list', async () => {
    const { body } = await acme.scim('POST', '.search', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
      count: 500,
    })
    const { Resources } = body as { Resources: { meta: { resourceType: string } }[] }
    const types = new Set(Resources.map(({ meta }) => meta.resourceType))
    expect(types).toEqual(new Set(['User', 'Group']))
  })

  test('POST /Users/.search takes a filter in the body', async () => {
    const id = await user()
    expect(await acme.scim('POST', 'Users/.search', { filter: `id eq "${id}"` })).toMatchObject({
      status: 200,
      body: { totalResults: 1, Resources: [{ id }] },
    })
  })

  test('cursor pagination walks the whole list once (RFC 9865)', async () => {
    const seen: string[] = []
    let cursor: string | undefined = ''
    for (let pages = 0; cursor !== undefined && pages < 50; pages++) {
      const { body } = await acme.scim('GET', `Users?count=7&cursor=${encodeURIComponent(cursor)}`)
      const page = body as { Resources: { id: string }[]; nextCursor?: string; totalResults: number }
      seen.push(...page.Resources.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(new Set(seen).size).toBe(seen.length)
    const { body } = await acme.scim('GET', 'Users?count=0')
    expect(seen).toHaveLength((body as { totalResults: number }).totalResults)
  })
})

test.each([
  ['/Me', 'Me', 501],
  ['an unknown endpoint', 'Gadgets', 404],
  ['a name that objects have by nature', 'constructor', 404],
  ['a filter on discovery', 'Schemas?filter=id+eq+"x"', 403],
])('%s answers with a SCIM error', async (_, path, status) => {
  expect(await acme.scim('GET', path)).toMatchObject({ status, body: { status: String(status) } })
})

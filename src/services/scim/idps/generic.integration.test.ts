import { describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { testDirectory } from '@/testing/directory'
import { enterpriseUrn, groupUrn, patchOp, speakingAs, userUrn } from '@/testing/idp'
import { listOf } from '@/testing/scim-answers'

await useDatabase()
const client = speakingAs(await testDirectory('Some IdP'))

const custom = 'urn:example:params:scim:schemas:extension:wardrobe:2.0:User'
const ada = {
  schemas: [userUrn, enterpriseUrn, custom],
  userName: 'ada',
  externalId: 'A-1',
  name: { honorificPrefix: 'Lady', givenName: 'Ada', middleName: 'Augusta', familyName: 'Lovelace' },
  nickName: 'Ada',
  profileUrl: 'https://example.com/ada',
  userType: 'Employee',
  preferredLanguage: 'en-GB',
  locale: 'en-GB',
  timezone: 'Europe/London',
  active: true,
  emails: [
    { value: 'ada@example.com', type: 'work', primary: true },
    { value: 'ada@home.example', display: 'At home' },
  ],
  phoneNumbers: [{ value: 'tel:+44-20-7946-0000', type: 'work' }],
  ims: [{ value: 'ada', type: 'xmpp' }],
  photos: [{ value: 'https://example.com/ada.jpg', type: 'photo' }],
  addresses: [{ type: 'work', streetAddress: '12 St James’s Square', locality: 'London', country: 'GB' }],
  roles: [{ value: 'buyer', type: 'shop' }],
  entitlements: [{ value: 'wholesale' }],
  x509Certificates: [{ value: 'MIIDQzCCAqygAwIBAgICEAAwDQYJKoZIhvcNAQEFBQAw' }],
  [enterpriseUrn]: { employeeNumber: '0042', costCenter: '7', organization: 'Acme', division: 'Engines' },
  [custom]: { shoeSize: 39, colours: ['navy', 'white'], fit: { waist: 'slim', tailored: true } },
}

describe('A client that follows the RFCs to the letter', () => {
  let id = ''
  let groupId = ''
  let version = ''

  test.each([
    'ServiceProviderConfig',
    'ResourceTypes',
    'ResourceTypes/User',
    'Schemas',
    `Schemas/${userUrn}`,
  ])('discovers GET /%s (RFC 7644 §4)', async (path) =>
    expect((await client.send('GET', path)).status).toBe(200),
  )

  test('joiner: every attribute of the schema, the enterprise and a custom extension come back as sent', async () => {
    const created = await client.create('Users', ada)
    id = created.id
    version = created.meta.version
    expect(await client.sent(`Users/${id}`)).toEqual({ ...ada, schemas: expect.arrayContaining(ada.schemas) })
  })

  test.each([
    'externalId eq "A-1"',
    'emails[type eq "work" and value co "@example.com"]',
    'name.familyName sw "love"',
    `${enterpriseUrn}:costCenter eq "7"`,
    `${custom}:shoeSize gt 38`,
    'meta.lastModified gt "2020-01-01T00:00:00Z" and not (active eq false)',
    'addresses.locality eq "LONDON" or title pr',
  ])('finds the joiner by %s (RFC 7644 §3.4.2.2)', async (filter) => {
    expect((await client.search('Users', { filter })).Resources).toMatchObject([{ id }])
  })

  test.each(['externalId eq "a-1"', 'id eq "A"', `${custom}:shoeSize gt 40`])(
    'does not find anybody by %s',
    async (filter) => expect((await client.search('Users', { filter })).totalResults).toBe(0),
  )

  test('mover: PATCH under If-Match; the old version answers 412 (RFC 7644 §3.14)', async () => {
    const promote = patchOp({ op: 'add', path: 'title', value: 'Countess' })
    const patch = () => client.send('PATCH', `Users/${id}`, promote, { 'if-match': version })
    expect(await patch()).toMatchObject({ status: 200, body: { title: 'Countess' } })
    expect(await patch()).toMatchObject({ status: 412, body: { status: '412' } })
  })

  test('group: members of a group, and of a group in it, belong to both', async () => {
    const inner = await client.create('Groups', {
      schemas: [groupUrn],
      displayName: 'Buyers',
      members: [{ value: id, type: 'User' }],
    })
    const outer = await client.create('Groups', {
      schemas: [groupUrn],
      displayName: 'Everybody',
      members: [{ value: inner.id, type: 'Group' }],
    })
    groupId = inner.id
    expect((await client.send('GET', `Users/${id}?attributes=groups`)).body).toMatchObject({
      groups: expect.arrayContaining([
        expect.objectContaining({ value: inner.id, type: 'direct' }),
        expect.objectContaining({ value: outer.id, type: 'indirect' }),
      ]),
    })
  })

  test('a version that the client has is not sent again (RFC 7644 §3.14)', async () => {
    for (const path of [`Users/${id}`, `Groups/${groupId}`]) {
      const { headers } = await client.send('GET', path)
      const etag = headers?.etag ?? ''
      expect(etag).toMatch(/^W\/"/)
      const again = await client.send('GET', path, undefined, { 'if-none-match': etag })
      expect(again).toMatchObject({ status: 304, headers: { etag } })
      expect(again.body).toBeUndefined()
    }
  })

  test('leaver and rejoiner: PATCH of active', async () => {
    for (const active of [false, true]) {
      const answer = await client.send(
        'PATCH',
        `Users/${id}`,
        patchOp({ op: 'replace', path: 'active', value: active }),
      )
      expect(answer).toMatchObject({ status: 200, body: { active } })
      const found = await client.search('Users', { filter: `active eq ${active}` })
      expect(found.Resources).toMatchObject([{ id }])
    }
  })

  test('sorts, and shows only the attributes that are asked for (RFC 7644 §3.4.2.3, §3.9)', async () => {
    await client.create('Users', { schemas: [userUrn], userName: 'Zoe' })
    const page = listOf(
      await client.send('GET', 'Users?sortBy=userName&sortOrder=descending&attributes=userName&count=1000'),
    )
    expect(page.Resources).toMatchObject([{ userName: 'Zoe' }, { userName: 'ada' }])
    for (const user of page.Resources)
      expect(Object.keys(user).toSorted()).toEqual(['id', 'schemas', 'userName'])
  })

  test('DELETE: 204, then 404 for every method (RFC 7644 §3.6)', async () => {
    expect((await client.send('DELETE', `Users/${id}`)).status).toBe(204)
    for (const [method, body] of [
      ['GET', undefined],
      ['PUT', ada],
      ['PATCH', patchOp({ op: 'add', path: 'title', value: 'x' })],
      ['DELETE', undefined],
    ] as const)
      expect(await client.send(method, `Users/${id}`, body)).toMatchObject({ status: 404 })
    expect(await client.members(groupId)).toEqual([])
  })
})

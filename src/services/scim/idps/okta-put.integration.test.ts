import { describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { scimClient, testDirectory } from '@/testing/directory'
import { groupUrn, speakingAs, userUrn } from '@/testing/idp'
import { resourceOf } from '@/testing/scim-answers'

await useDatabase()
const directory = await testDirectory('Okta, app of the wizard')
const okta = speakingAs(directory, { headers: { 'user-agent': 'Okta SCIM Client 1.0.0' } })

const ada = {
  schemas: [userUrn],
  userName: 'ada@example.com',
  name: { givenName: 'Ada', familyName: 'Lovelace' },
  emails: [{ primary: true, value: 'ada@example.com', type: 'work' }],
  displayName: 'Ada Lovelace',
  locale: 'en-US',
  externalId: '00ujl29u0le5T6Aj10h7',
  active: true,
}

/** What Okta adds and does not expect back. */
const extras = { groups: [], password: '1mz050nq' }

describe('Okta, an app of the wizard (users and groups by PUT)', () => {
  let id = ''
  let groupId = ''

  test.each(['Users?startIndex=1&count=2', 'Groups?startIndex=1&count=100'])(
    'Test API Credentials: GET %s answers an empty list',
    async (path) => {
      const answer = await okta.send('GET', path)
      expect(answer).toMatchObject({ status: 200, body: { totalResults: 0, startIndex: 1, Resources: [] } })
    },
  )

  test('before a create it finds nobody, also for its own test user', async () => {
    for (const userName of ['test.user@okta.local', ada.userName]) {
      const page = await okta.search('Users', {
        filter: `userName eq "${userName}"`,
        startIndex: '1',
        count: '100',
      })
      expect(page).toMatchObject({ totalResults: 0, Resources: [] })
    }
  })

  test('joiner: POST answers 201 with everything as sent, without password and groups', async () => {
    const created = await okta.create('Users', { ...ada, ...extras })
    id = created.id
    expect(await okta.sent(`Users/${id}`)).toEqual(ada)
    expect(JSON.stringify(created)).not.toContain(extras.password)
  })

  test('the filter then finds the joiner in any case, and a second POST answers 409', async () => {
    const filter = `userName eq "${ada.userName.toUpperCase()}"`
    expect(await okta.search('Users', { filter, startIndex: '1', count: '100' })).toMatchObject({
      totalResults: 1,
      Resources: [{ id }],
    })
    expect(await okta.send('POST', 'Users', ada)).toMatchObject({
      status: 409,
      body: { scimType: 'uniqueness' },
    })
  })

  test('mover: PUT of the whole user, with id and meta from the last answer', async () => {
    const last = resourceOf(await okta.send('GET', `Users/${id}`), 200)
    const moved = { ...last, name: { givenName: 'Ada', familyName: 'King' }, title: 'Countess' }
    expect(await okta.send('PUT', `Users/${id}`, moved)).toMatchObject({
      status: 200,
      body: { id, name: { familyName: 'King' }, title: 'Countess', externalId: ada.externalId },
    })
  })

  test('group push: POST with members, then PUT with others', async () => {
    const second = await okta.create('Users', { ...ada, userName: 'grace@example.com', externalId: '00u2' })
    const group = await okta.create('Groups', { schemas: [groupUrn], displayName: 'Buyers', members: [] })
    groupId = group.id
    const withMembers = (...members: unknown[]) =>
      okta.send('PUT', `Groups/${groupId}`, {
        schemas: [groupUrn],
        id: groupId,
        displayName: 'Buyers',
        members,
      })
    const adaIn = { value: id, display: ada.userName }
    expect((await withMembers(adaIn, { value: second.id, display: 'grace@example.com' })).status).toBe(200)
    expect(await okta.members(groupId)).toEqual([id, second.id].toSorted())
    expect((await withMembers(adaIn)).status).toBe(200)
    expect(await okta.members(groupId)).toEqual([id])
    expect(await okta.search('Groups', { filter: 'displayName eq "Buyers"' })).toMatchObject({
      totalResults: 1,
    })
  })

  test('leaver: PUT with active false answers the user, whom filters still find', async () => {
    const leaver = { ...ada, id, active: false }
    expect(await okta.send('PUT', `Users/${id}`, leaver)).toMatchObject({
      status: 200,
      body: { active: false },
    })
    const page = await okta.search('Users', { filter: `userName eq "${ada.userName}"` })
    expect(page.Resources).toMatchObject([{ id, active: false }])
    expect(await okta.members(groupId)).toEqual([id])
  })

  test('rejoiner: PUT with active true on the same id', async () => {
    expect(await okta.send('PUT', `Users/${id}`, { ...ada, id })).toMatchObject({
      status: 200,
      body: { id, active: true },
    })
    expect(await okta.sent(`Users/${id}`)).toEqual(ada)
  })

  test('import: pages of startIndex and count bring everybody once', async () => {
    const pages = [1, 2].map((startIndex) =>
      okta.search('Users', { startIndex: String(startIndex), count: '1' }),
    )
    const seen = (await Promise.all(pages)).flatMap(({ Resources, totalResults }) => {
      expect(totalResults).toBe(2)
      return Resources.map((user) => user.id)
    })
    expect(new Set(seen).size).toBe(2)
  })

  test('header authentication sends the token as it was pasted, without Bearer', async () => {
    const raw = scimClient(directory.key, null)
    const answer = await raw('GET', 'Users?startIndex=1&count=2', undefined, {
      authorization: directory.token,
      'user-agent': 'Okta SCIM Client 1.0.0',
    })
    expect(answer.status).toBe(200)
  })
})

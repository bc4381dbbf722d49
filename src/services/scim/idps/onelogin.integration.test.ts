import { describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { testDirectory } from '@/testing/directory'
import { enterpriseUrn, groupUrn, patchOp, speakingAs, userUrn } from '@/testing/idp'

await useDatabase()
const onelogin = speakingAs(await testDirectory('OneLogin'), {
  headers: { 'content-type': 'application/json' },
})

const person = {
  userName: 'ada@example.com',
  externalId: '17408',
  name: { formatted: 'Ada Lovelace', givenName: 'Ada', familyName: 'Lovelace' },
  displayName: 'Ada Lovelace',
  title: 'Countess',
  emails: [{ value: 'ada@example.com', type: 'work', primary: true }],
  phoneNumbers: [{ value: '1-415-555-0100', type: 'work' }],
  active: true,
  [enterpriseUrn]: { department: 'Engines' },
}
/** Older connectors name their schemas as the drafts of SCIM 2.0 did. */
const ada = { schemas: ['urn:scim:schemas:core:2.0', enterpriseUrn], ...person }

describe('OneLogin', () => {
  let id = ''
  let groupId = ''

  test('API Connection: the list of users and of groups answer 200', async () => {
    expect((await onelogin.search('Users', { count: '1', startIndex: '1' })).totalResults).toBe(0)
    expect((await onelogin.search('Groups', { count: '100', startIndex: '1' })).totalResults).toBe(0)
  })

  test('joiner: looked for by userName, created under the marker of old connectors, answered as sent', async () => {
    expect((await onelogin.search('Users', { filter: 'userName eq "ada@example.com"' })).totalResults).toBe(0)
    id = (await onelogin.create('Users', ada)).id
    expect(await onelogin.sent(`Users/${id}`)).toEqual({ ...person, schemas: [userUrn, enterpriseUrn] })
  })

  test('mover: PUT of the whole user', async () => {
    const moved = { ...ada, id, title: 'Programmer', [enterpriseUrn]: { department: 'Sales' } }
    expect(await onelogin.send('PUT', `Users/${id}`, moved)).toMatchObject({
      status: 200,
      body: { id, title: 'Programmer', [enterpriseUrn]: { department: 'Sales' } },
    })
  })

  test('group: a role becomes a group, members come and go by PATCH', async () => {
    groupId = (await onelogin.create('Groups', { schemas: [groupUrn], displayName: 'Buyers' })).id
    const member = { op: 'add', path: 'members', value: [{ value: id }] }
    expect((await onelogin.send('PATCH', `Groups/${groupId}`, patchOp(member))).status).toBe(204)
    expect(await onelogin.members(groupId)).toEqual([id])
    const gone = { op: 'remove', path: `members[value eq "${id}"]` }
    await onelogin.send('PATCH', `Groups/${groupId}`, patchOp(gone))
    expect(await onelogin.members(groupId)).toEqual([])
    await onelogin.send('PATCH', `Groups/${groupId}`, patchOp(member))
  })

  test('leaver: suspended by PUT, the membership stays', async () => {
    expect(await onelogin.send('PUT', `Users/${id}`, { ...ada, active: false })).toMatchObject({
      status: 200,
      body: { active: false },
    })
    expect(await onelogin.members(groupId)).toEqual([id])
  })

  test('rejoiner: the same id is active again', async () => {
    expect(await onelogin.send('PUT', `Users/${id}`, ada)).toMatchObject({ body: { id, active: true } })
  })

  test('deleted in OneLogin, where deletion is chosen: 204, then 404, and the person may come back as new', async () => {
    expect((await onelogin.send('DELETE', `Users/${id}`)).status).toBe(204)
    expect((await onelogin.send('GET', `Users/${id}`)).status).toBe(404)
    expect((await onelogin.create('Users', ada)).id).not.toBe(id)
  })
})

import { describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { testDirectory } from '@/testing/directory'
import { groupUrn, patchOp, speakingAs, userUrn } from '@/testing/idp'

await useDatabase()
const okta = speakingAs(await testDirectory('Okta, app of the catalogue'), {
  headers: { 'user-agent': 'Okta SCIM Client 1.0.0', 'content-type': 'application/scim+json; charset=utf-8' },
})

const ada = {
  schemas: [userUrn],
  userName: 'ada@example.com',
  name: { givenName: 'Ada', familyName: 'Lovelace' },
  emails: [{ primary: true, value: 'ada@example.com', type: 'work' }],
  displayName: 'Ada Lovelace',
  externalId: '00ujl29u0le5T6Aj10h7',
  active: true,
}

describe('Okta, an app of the catalogue (users and groups by PATCH)', () => {
  let id = ''
  let second = ''
  let groupId = ''
  const patchUser = (value: unknown) => okta.send('PATCH', `Users/${id}`, patchOp({ op: 'replace', value }))
  const patchGroup = (...operations: unknown[]) =>
    okta.send('PATCH', `Groups/${groupId}`, patchOp(...operations))

  test('connection test: the list of users and the filter answer 200', async () => {
    expect((await okta.search('Users', { startIndex: '1', count: '2' })).totalResults).toBe(0)
    const filter = 'userName eq "test.user@okta.local"'
    expect((await okta.search('Users', { filter, startIndex: '1', count: '100' })).Resources).toEqual([])
  })

  test('joiner: POST, then GET by id before anything else', async () => {
    id = (await okta.create('Users', { ...ada, groups: [], password: 'r4nd0m' })).id
    expect(await okta.sent(`Users/${id}`)).toEqual(ada)
  })

  test('mover: a replace without a path changes what its value names, and nothing else', async () => {
    const change = { title: 'Countess', name: { givenName: 'Ada', familyName: 'King' } }
    expect((await patchUser(change)).status).toBe(200)
    expect(await okta.sent(`Users/${id}`)).toEqual({ ...ada, ...change })
  })

  test('group push: POST, members added by value with a display name, removed by filter', async () => {
    second = (await okta.create('Users', { ...ada, userName: 'grace@example.com', externalId: '00u2' })).id
    groupId = (await okta.create('Groups', { schemas: [groupUrn], displayName: 'Buyers', members: [] })).id
    const both = [id, second].map((value) => ({ value, display: 'somebody@example.com' }))
    expect([200, 204]).toContain((await patchGroup({ op: 'add', path: 'members', value: both })).status)
    expect(await okta.members(groupId)).toEqual([id, second].toSorted())
    await patchGroup({ op: 'remove', path: `members[value eq "${second}"]` })
    expect(await okta.members(groupId)).toEqual([id])
  })

  test('removes one and adds another in one request', async () => {
    await patchGroup(
      { op: 'remove', path: `members[value eq "${id}"]` },
      { op: 'add', path: 'members', value: [{ value: second, display: 'grace@example.com' }] },
    )
    expect(await okta.members(groupId)).toEqual([second])
  })

  test('push now: a replace of all members', async () => {
    await patchGroup({ op: 'replace', path: 'members', value: [{ value: id, display: 'ada@example.com' }] })
    expect(await okta.members(groupId)).toEqual([id])
  })

  test('a renamed group: replace of id and displayName without a path keeps the members', async () => {
    await patchGroup({ op: 'replace', value: { id: groupId, displayName: 'Wholesale buyers' } })
    const found = await okta.search('Groups', { filter: 'displayName eq "Wholesale buyers"' })
    expect(found.Resources).toMatchObject([{ id: groupId, members: [{ value: id }] }])
  })

  test('leaver: replace of active without a path', async () => {
    expect(await patchUser({ active: false })).toMatchObject({ status: 200, body: { id, active: false } })
  })

  test('a leaver who leaves again changes nothing, the version included', async () => {
    const first = await okta.send('GET', `Users/${id}`)
    const again = await patchUser({ active: false })
    expect(again.headers).toMatchObject({ etag: first.headers?.etag })
  })

  test('rejoiner: active true on the same id, with the groups kept', async () => {
    expect(await patchUser({ active: true })).toMatchObject({
      status: 200,
      body: { id, active: true, groups: [{ value: groupId }] },
    })
  })

  test('a group that is not pushed any more: DELETE answers 204, and its name is free', async () => {
    expect((await okta.send('DELETE', `Groups/${groupId}`)).status).toBe(204)
    await okta.create('Groups', { schemas: [groupUrn], displayName: 'Wholesale buyers', members: [] })
  })
})

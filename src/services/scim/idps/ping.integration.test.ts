import { describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { testDirectory } from '@/testing/directory'
import { groupUrn, patchOp, speakingAs, userUrn } from '@/testing/idp'

await useDatabase()
const ping = speakingAs(await testDirectory('PingOne'), { headers: { 'user-agent': 'PingOne Provisioning' } })

const ada = {
  schemas: [userUrn],
  userName: 'ada@example.com',
  externalId: 'a3b1f0c2',
  name: { givenName: 'Ada', familyName: 'Lovelace' },
  emails: [
    { value: 'ada@example.com', type: 'work', primary: true },
    { value: 'ada@home.example', type: 'home', primary: true },
  ],
  active: true,
}

describe('PingOne', () => {
  let id = ''
  let groupId = ''

  test('Test Connection: the list answers 200', async () => {
    expect((await ping.search('Users', { startIndex: '1', count: '1' })).totalResults).toBe(0)
  })

  test('joiner: looked for with the operator in capitals; of two primary e-mails the first is meant', async () => {
    const filter = 'userName Eq "ada@example.com"'
    expect((await ping.search('Users', { filter })).totalResults).toBe(0)
    id = (await ping.create('Users', ada)).id
    expect((await ping.search('Users', { filter })).Resources).toMatchObject([{ id }])
    expect(await ping.sent(`Users/${id}`)).toEqual({
      ...ada,
      emails: [ada.emails[0], { value: 'ada@home.example', type: 'home', primary: false }],
    })
  })

  test('mover: PUT, again with two primaries', async () => {
    const moved = { ...ada, id, title: 'Countess' }
    expect(await ping.send('PUT', `Users/${id}`, moved)).toMatchObject({
      status: 200,
      body: { id, title: 'Countess', emails: [{ primary: true }, { primary: false }] },
    })
  })

  test('group: created with members, changed by PATCH', async () => {
    const group = { schemas: [groupUrn], displayName: 'Buyers', members: [{ value: id, type: 'User' }] }
    groupId = (await ping.create('Groups', group)).id
    const other = (await ping.create('Users', { ...ada, userName: 'grace@example.com', externalId: 'g' })).id
    await ping.send(
      'PATCH',
      `Groups/${groupId}`,
      patchOp({ op: 'add', path: 'members', value: [{ value: other }] }),
    )
    expect(await ping.members(groupId)).toEqual([id, other].toSorted())
    await ping.send(
      'PATCH',
      `Groups/${groupId}`,
      patchOp({ op: 'remove', path: `members[value eq "${other}"]` }),
    )
    expect(await ping.members(groupId)).toEqual([id])
  })

  test('leaver and rejoiner: Remove action "Disable" is a PUT with active', async () => {
    for (const active of [false, true]) {
      expect(await ping.send('PUT', `Users/${id}`, { ...ada, active })).toMatchObject({
        status: 200,
        body: { id, active },
      })
    }
  })

  test('Remove action "Delete": 204, then nobody is found', async () => {
    expect((await ping.send('DELETE', `Users/${id}`)).status).toBe(204)
    expect((await ping.search('Users', { filter: 'userName Eq "ada@example.com"' })).totalResults).toBe(0)
  })
})

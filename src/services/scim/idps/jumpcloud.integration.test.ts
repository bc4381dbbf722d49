import { describe, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { connectStore } from '@/adapters/db/stores'
import { within } from '@/adapters/db/tenant'
import { newId } from '@/adapters/db/new-id'
import { useDatabase } from '@/testing/database'
import { testDirectory } from '@/testing/directory'
import { groupUrn, patchOp, speakingAs, userUrn } from '@/testing/idp'

await useDatabase()
const directory = await testDirectory('JumpCloud')
const jumpcloud = speakingAs(directory, { headers: { 'user-agent': 'JumpCloud SCIM Client' } })
await within(directory.ctx.organizationId, (tenant) =>
  connectStore(tenant, {
    id: newId(new Date()),
    domain: 'acme.myshopify.com',
    name: 'Acme',
    scopes: [],
    sealedAccessToken: 'sealed',
    accessTokenExpiresAt: null,
    sealedRefreshToken: null,
    refreshTokenExpiresAt: null,
  }),
)

const person = (name: string, fields: Record<string, unknown> = {}) => ({
  schemas: [userUrn],
  userName: `${name}@example.com`,
  name: { givenName: 'Ada', familyName: 'Lovelace' },
  emails: [{ value: `${name}@example.com`, type: 'work', primary: true }],
  active: true,
  externalId: `jc-${name}`,
  ...fields,
})

const linksOf = (userId: string) => database().link.count({ where: { userId } })

describe('JumpCloud', () => {
  test('activation: the test user and test group are created, changed and deleted, and no store hears of them', async () => {
    const { id } = await jumpcloud.create('Users', person('test.user'))
    expect(await database().user.findUnique({ where: { id } })).toMatchObject({ probe: true })
    const renamed = person('test.user', { name: { givenName: 'Updated', familyName: 'User' } })
    expect((await jumpcloud.send('PUT', `Users/${id}`, renamed)).status).toBe(200)
    const group = await jumpcloud.create('Groups', { schemas: [groupUrn], displayName: 'JumpCloud test' })
    const join = patchOp({ op: 'add', path: 'members', value: [{ value: id }] })
    expect((await jumpcloud.send('PATCH', `Groups/${group.id}`, join)).status).toBe(204)
    const off = person('test.user', { active: false })
    expect((await jumpcloud.send('PUT', `Users/${id}`, off)).status).toBe(200)
    expect((await jumpcloud.send('DELETE', `Groups/${group.id}`)).status).toBe(204)
    expect((await jumpcloud.send('DELETE', `Users/${id}`)).status).toBe(204)
    expect(await linksOf(id)).toBe(0)
  })

  let id = ''
  let groupId = ''

  test('joiner: looked for, then created, and owed to the store', async () => {
    expect((await jumpcloud.search('Users', { filter: 'userName eq "ada@example.com"' })).totalResults).toBe(
      0,
    )
    id = (await jumpcloud.create('Users', person('ada', { displayName: 'Ada' }))).id
    expect(await jumpcloud.sent(`Users/${id}`)).toEqual(person('ada', { displayName: 'Ada' }))
    expect(await linksOf(id)).toBe(1)
  })

  test('mover: PUT of the whole user', async () => {
    const moved = person('ada', { id, title: 'Countess' })
    expect(await jumpcloud.send('PUT', `Users/${id}`, moved)).toMatchObject({
      status: 200,
      body: { id, title: 'Countess' },
    })
  })

  test('group: members are added and removed by lists of values', async () => {
    const group = { schemas: [groupUrn], displayName: 'Buyers', externalId: 'g-1' }
    groupId = (await jumpcloud.create('Groups', { ...group, members: [{ value: id }] })).id
    const other = await jumpcloud.create('Users', person('grace'))
    const patch = (op: string) =>
      jumpcloud.send(
        'PATCH',
        `Groups/${groupId}`,
        patchOp({ op, path: 'members', value: [{ value: other.id }] }),
      )
    expect((await patch('add')).status).toBe(204)
    expect(await jumpcloud.members(groupId)).toEqual([id, other.id].toSorted())
    expect((await patch('remove')).status).toBe(204)
    expect(await jumpcloud.members(groupId)).toEqual([id])
  })

  test('leaver and rejoiner: PUT with active, on one id', async () => {
    for (const active of [false, true]) {
      expect(await jumpcloud.send('PUT', `Users/${id}`, person('ada', { active }))).toMatchObject({
        status: 200,
        body: { id, active },
      })
    }
    expect(await jumpcloud.members(groupId)).toEqual([id])
  })
})

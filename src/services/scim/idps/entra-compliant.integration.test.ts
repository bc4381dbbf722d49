import { describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { testDirectory } from '@/testing/directory'
import { enterpriseUrn, groupUrn, patchOp, speakingAs, userUrn } from '@/testing/idp'

await useDatabase()
const entra = speakingAs(await testDirectory('Entra, compliant'), { query: 'aadOptscim062020' })

const ada = {
  schemas: [userUrn, enterpriseUrn],
  externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
  userName: 'ada@contoso.example',
  active: true,
  displayName: 'Ada Lovelace',
  name: { familyName: 'Lovelace', givenName: 'Ada' },
  emails: [{ primary: true, type: 'work', value: 'ada@contoso.example' }],
  [enterpriseUrn]: { department: 'Bio' },
}

describe('Entra with the flag aadOptscim062020 on its Tenant URL', () => {
  let id = ''
  let groupId = ''
  const patchUser = (...operations: unknown[]) => entra.send('PATCH', `Users/${id}`, patchOp(...operations))
  const patchGroup = (...operations: unknown[]) =>
    entra.send('PATCH', `Groups/${groupId}`, patchOp(...operations))

  test('Test Connection answers an empty list', async () => {
    const filter = `userName eq "${crypto.randomUUID()}"`
    expect((await entra.search('Users', { filter })).Resources).toEqual([])
  })

  test('joiner: POST, and everything comes back as sent', async () => {
    id = (await entra.create('Users', ada)).id
    expect(await entra.sent(`Users/${id}`)).toEqual(ada)
  })

  test('mover: a replace without a path whose names are paths, dotted and by URN', async () => {
    const value = {
      displayName: 'Ada King',
      'name.familyName': 'King',
      'emails[type eq "work"].value': 'king@contoso.example',
      'phoneNumbers[type eq "mobile"].value': '+41 79 123 45 67',
      [`${enterpriseUrn}:department`]: 'Sales',
      'urn:ietf:params:scim:schemas:extension:Contoso:2.0:User:badge': 'B-7',
    }
    expect((await patchUser({ op: 'replace', value })).status).toBe(200)
    expect(await entra.sent(`Users/${id}`)).toEqual({
      ...ada,
      schemas: expect.arrayContaining([userUrn, enterpriseUrn]),
      displayName: 'Ada King',
      name: { familyName: 'King', givenName: 'Ada' },
      emails: [{ primary: true, type: 'work', value: 'king@contoso.example' }],
      phoneNumbers: [{ type: 'mobile', value: '+41 79 123 45 67' }],
      [enterpriseUrn]: { department: 'Sales' },
      'urn:ietf:params:scim:schemas:extension:Contoso:2.0:User': { badge: 'B-7' },
    })
  })

  test('removes an attribute by its path', async () => {
    await patchUser({ op: 'remove', path: `${enterpriseUrn}:department` })
    const { [enterpriseUrn]: extension } = await entra.sent(`Users/${id}`)
    expect(extension).toBeUndefined()
  })

  test('group: members are added by a list and removed one by one', async () => {
    const other = await entra.create('Users', { ...ada, userName: 'grace@contoso.example', externalId: 'g' })
    groupId = (await entra.create('Groups', { schemas: [groupUrn], externalId: 'e', displayName: 'Staff' }))
      .id
    await patchGroup({ op: 'add', path: 'members', value: [{ value: id }, { value: other.id }] })
    expect(await entra.members(groupId)).toEqual([id, other.id].toSorted())
    await patchGroup({ op: 'remove', path: `members[value eq "${other.id}"]` })
    expect(await entra.members(groupId)).toEqual([id])
    await patchGroup({ op: 'replace', value: { displayName: 'All staff' } })
    expect((await entra.search('Groups', { filter: 'displayName eq "All staff"' })).totalResults).toBe(1)
  })

  test('leaver and rejoiner: a real boolean', async () => {
    for (const active of [false, true]) {
      expect(await patchUser({ op: 'replace', path: 'active', value: active })).toMatchObject({
        status: 200,
        body: { active },
      })
    }
  })

  test('hard delete: 204, then 404', async () => {
    expect((await entra.send('DELETE', `Users/${id}`)).status).toBe(204)
    expect((await entra.send('GET', `Users/${id}`)).status).toBe(404)
  })
})

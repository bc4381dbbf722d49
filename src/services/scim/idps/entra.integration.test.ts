import { describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { testDirectory } from '@/testing/directory'
import { enterpriseUrn, groupUrn, patchOp, speakingAs, userUrn } from '@/testing/idp'

await useDatabase()
const entra = speakingAs(await testDirectory('Entra'), {
  headers: { 'content-type': 'application/scim+json; charset=utf-8' },
})

const legacyGroupUrn = 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'
const ada = {
  schemas: [userUrn, enterpriseUrn],
  externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
  userName: 'Ada.Lovelace@contoso.example',
  active: true,
  displayName: 'Ada  Lovelace',
  emails: [{ primary: true, type: 'work', value: 'Ada@Contoso.example' }],
  phoneNumbers: [{ type: 'mobile', value: '079 / 123 45 67' }],
  name: { formatted: 'Ada Lovelace', familyName: 'Lovelace', givenName: 'Ada' },
  [enterpriseUrn]: { department: 'Bio', employeeNumber: '0042' },
}

describe('Entra, as it speaks by default', () => {
  let id = ''
  let managerId = ''
  let groupId = ''
  const patchUser = (...operations: unknown[]) => entra.send('PATCH', `Users/${id}`, patchOp(...operations))
  const patchGroup = (...operations: unknown[]) =>
    entra.send('PATCH', `Groups/${groupId}`, patchOp(...operations))

  test.each([
    ['Users', `Users?filter=userName+eq+"${crypto.randomUUID()}"`],
    ['Groups', `Groups?excludedAttributes=members&filter=displayName+eq+"${crypto.randomUUID()}"`],
  ])('Test Connection: %s answer an empty list, never 404', async (_, path) => {
    expect(await entra.send('GET', path)).toMatchObject({
      status: 200,
      body: { totalResults: 0, Resources: [] },
    })
  })

  test('joiner: POST with meta and empty roles; values come back as they were sent', async () => {
    id = (await entra.create('Users', { ...ada, meta: { resourceType: 'User' }, roles: [] })).id
    expect(await entra.sent(`Users/${id}`)).toEqual(ada)
  })

  test.each([
    ['userName', `userName eq "${ada.userName.toLowerCase()}"`],
    ['externalId', `externalId eq "${ada.externalId}"`],
    ['the work e-mail', `emails[type eq "work"].value eq "${ada.emails[0]?.value.toLowerCase()}"`],
  ])('matches by %s', async (_, filter) => {
    expect((await entra.search('Users', { filter })).Resources).toMatchObject([{ id }])
  })

  test('mover: capitalised operations with paths, array-wrapped values and parts that are not there yet', async () => {
    const manager = { ...ada, userName: 'grace@contoso.example', externalId: 'grace' }
    managerId = (await entra.create('Users', manager)).id
    const answer = await patchUser(
      { op: 'Replace', path: 'name.familyName', value: 'King' },
      { op: 'Replace', path: 'displayName', value: [{ $ref: null, value: 'Ada King' }] },
      { op: 'Replace', path: 'emails[type eq "work"].value', value: 'ada.king@contoso.example' },
      { op: 'Add', path: 'emails[type eq "other"].value', value: 'ada@home.example' },
      { op: 'Add', path: 'addresses[type eq "work"].streetAddress', value: '1 Main St' },
      { op: 'Add', path: 'addresses[type eq "work"].country', value: 'CH' },
      { op: 'Add', path: 'roles[primary eq "True"].value', value: 'Buyer' },
      { op: 'Replace', path: `${enterpriseUrn}:department`, value: 'Sales' },
      { op: 'Add', path: `${enterpriseUrn}:manager`, value: managerId },
    )
    expect([200, 204]).toContain(answer.status)
    expect(await entra.sent(`Users/${id}`)).toMatchObject({
      displayName: 'Ada King',
      name: { givenName: 'Ada', familyName: 'King' },
      emails: [
        { primary: true, type: 'work', value: 'ada.king@contoso.example' },
        { type: 'other', value: 'ada@home.example' },
      ],
      addresses: [{ type: 'work', streetAddress: '1 Main St', country: 'CH' }],
      roles: [{ primary: true, value: 'Buyer' }],
      [enterpriseUrn]: { department: 'Sales', employeeNumber: '0042', manager: { value: managerId } },
    })
  })

  test('group: POST under Microsoft’s own schema, read without members', async () => {
    const group = await entra.create('Groups', {
      schemas: [groupUrn, legacyGroupUrn],
      externalId: '8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159',
      displayName: 'Wholesale',
      meta: { resourceType: 'Group' },
    })
    groupId = group.id
    expect(await entra.send('GET', `Groups/${groupId}?excludedAttributes=members`)).toMatchObject({
      status: 200,
      body: { displayName: 'Wholesale', externalId: '8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159' },
    })
    const filter = 'displayName eq "wholesale"'
    expect((await entra.search('Groups', { excludedAttributes: 'members', filter })).totalResults).toBe(1)
  })

  test('membership: Add with a list, Remove with a list of values removes only those', async () => {
    const both = [id, managerId].map((value) => ({ $ref: null, value }))
    const added = await patchGroup({ op: 'Add', path: 'members', value: both })
    expect(added.status).toBe(204)
    expect(await entra.members(groupId)).toEqual([id, managerId].toSorted())
    await patchGroup({ op: 'Remove', path: 'members', value: [{ $ref: null, value: managerId }] })
    expect(await entra.members(groupId)).toEqual([id])
  })

  test('a renamed group', async () => {
    await patchGroup({ op: 'Replace', path: 'displayName', value: 'Wholesale EU' })
    expect(await entra.sent(`Groups/${groupId}?excludedAttributes=members`)).toMatchObject({
      displayName: 'Wholesale EU',
    })
  })

  test('leaver: active is the string "False", comes back as a boolean, and filters still find the person', async () => {
    expect((await patchUser({ op: 'Replace', path: 'active', value: 'False' })).status).toBe(200)
    const page = await entra.search('Users', { filter: `userName eq "${ada.userName}"` })
    expect(page.Resources).toMatchObject([{ id, active: false }])
  })

  test('the memberships of a leaver stay', async () => {
    expect(await entra.members(groupId)).toEqual([id])
  })

  test('rejoiner: "True" on the same id', async () => {
    expect(await patchUser({ op: 'Replace', path: 'active', value: 'True' })).toMatchObject({
      body: { id, active: true },
    })
  })

  test('hard delete after 30 days: 204, then 404 by id, nobody by filter, and nobody in the group', async () => {
    await patchUser({ op: 'Replace', path: 'active', value: 'False' })
    expect((await entra.send('DELETE', `Users/${id}`)).status).toBe(204)
    expect((await entra.send('GET', `Users/${id}`)).status).toBe(404)
    expect((await entra.search('Users', { filter: `userName eq "${ada.userName}"` })).totalResults).toBe(0)
    expect(await entra.members(groupId)).toEqual([])
  })
})

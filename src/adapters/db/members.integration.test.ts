import { beforeEach, describe, expect, test } from 'vitest'
import { parseFilter } from '@/core/scim/filter/parse'
import type { JsonObject } from '@/core/scim/json'
import { useDatabase } from '@/testing/database'
import type { MemberChanges } from './change-members'
import { database } from './client'
import { deleteGroup, findGroup, findGroupByName, lockGroup, replaceGroup, touchGroup } from './groups'
import { adoptParked, affectedUsers, leaveGroups, loadMembers, usersOfGroups } from './members'
import { changeAsSent } from './scim-query/testing/change-as-sent'
import { groupsOf } from './belongings'
import { inPipeline, type Pipeline } from './pipeline'
import { emptyDirectory } from './scim-query/testing/directory'
import { storeGroup } from './scim-query/testing/store-group'
import { storeUser } from './scim-query/testing/store-user'

await useDatabase()

const baseUrl = 'https://rollcall.test/scim/v2/acme'
const nothing: MemberChanges = { clear: false, add: [], remove: [], removeWhere: [] }
const now = new Date(Date.UTC(2026, 10, 24))
let inside: <T>(work: (tenant: Pipeline) => Promise<T>) => Promise<T>
let directoryId: string

beforeEach(async () => {
  const empty = await emptyDirectory()
  directoryId = empty.directoryId
  inside = (work) => inPipeline(empty.organizationId, work)
})

const user = (userName: string, fields: JsonObject = {}) =>
  inside((tenant) => storeUser(tenant, directoryId, { userName, ...fields }))
const group = (displayName: string, fields: JsonObject = {}) =>
  inside((tenant) => storeGroup(tenant, directoryId, { displayName, ...fields }))
const change = (id: string, changes: Partial<MemberChanges>) =>
  inside(async (tenant) => {
    await lockGroup(tenant, directoryId, id)
    return changeAsSent(tenant, { id, directoryId }, { ...nothing, ...changes }, baseUrl)
  })
const values = (...ids: string[]) => ids.map((value) => ({ value }))
const membersOf = async (id: string) =>
  (await inside((tenant) => loadMembers(tenant, [id]))).get(id)?.map(({ value }) => value) ?? []

describe('changing members (RFC 7644 §3.5.2)', () => {
  test('adding a member that is there already changes nothing', async () => {
    const [ada, staff] = [await user('ada'), await group('Staff')]
    expect(await change(staff.id, { add: values(ada.id) })).toEqual([
      { kind: 'added', value: ada.id, userId: ada.id, nestedGroupId: null },
    ])
    expect(await change(staff.id, { add: [{ value: ada.id }, { value: ada.id }] })).toEqual([])
  })

  test('a display that comes later is kept and is a change', async () => {
    const [ada, staff] = [await user('ada'), await group('Staff')]
    await change(staff.id, { add: values(ada.id) })
    const changes = await change(staff.id, { add: [{ value: ada.id, display: 'Ada' }] })
    expect(changes.map(({ kind }) => kind)).toEqual(['renamed'])
    expect((await inside((tenant) => loadMembers(tenant, [staff.id]))).get(staff.id)).toEqual([
      { value: ada.id, type: 'User', display: 'Ada' },
    ])
  })

  test('Entra: removing a list of values removes only those', async () => {
    const [ada, grace, staff] = [await user('ada'), await user('grace'), await group('Staff')]
    await change(staff.id, { add: values(ada.id, grace.id) })
    const changes = await change(staff.id, { remove: [ada.id, 'nobody'] })
    expect(changes).toEqual([{ kind: 'removed', value: ada.id, userId: ada.id, nestedGroupId: null }])
    expect(await membersOf(staff.id)).toEqual([grace.id])
  })

  test('members that meet any filter are removed', async () => {
    const [ada, grace, staff] = [await user('ada'), await user('grace'), await group('Staff')]
    await change(staff.id, { add: [{ value: ada.id, display: 'ÄDA' }, { value: grace.id }] })
    await change(staff.id, { removeWhere: [parseFilter('display sw "ä" and type eq "user"')] })
    expect(await membersOf(staff.id)).toEqual([grace.id])
  })

  test('replacing all members writes only the difference', async () => {
    const [ada, grace, alan, staff] = [
      await user('ada'),
      await user('grace'),
      await user('alan'),
      await group('S'),
    ]
    await change(staff.id, { add: values(ada.id, grace.id) })
    const changes = await change(staff.id, { clear: true, add: values(grace.id, alan.id) })
    expect(changes.map(({ kind, value }) => [kind, value])).toEqual([
      ['removed', ada.id],
      ['added', alan.id],
    ])
    expect(await change(staff.id, { clear: true })).toHaveLength(2)
  })

  test('parallel changes of one group lose no member', async () => {
    const staff = await group('Staff')
    const users = await Promise.all(Array.from({ length: 12 }, (_, index) => user(`user${index}`)))
    await Promise.all(
      users.map(({ id }, index) => {
        const next = users[(index + 1) % users.length]
        return change(staff.id, { add: values(id, ...(next ? [next.id] : [])) })
      }),
    )
    expect((await membersOf(staff.id)).sort()).toEqual(users.map(({ id }) => id).sort())
  })
})

describe('parked members', () => {
  test.each<[string, JsonObject]>([
    ['externalId', { userName: 'ada', externalId: 'EXT-1' }],
    ['userName, in any case', { userName: 'Ext-1' }],
  ])('a member named before its user exists joins when the user comes, by %s', async (_, fields) => {
    const staff = await group('Staff')
    await change(staff.id, { add: [{ value: fields.externalId ? 'EXT-1' : 'ext-1', display: 'Ada' }] })
    const parked = await inside((tenant) => loadMembers(tenant, [staff.id]))
    expect(parked.get(staff.id)).toEqual([{ value: expect.stringMatching(/ext-1/i), display: 'Ada' }])
    const ada = await user('ada', fields)
    expect(await inside((tenant) => adoptParked(tenant, directoryId, ada, now))).toEqual([staff.id])
    const joined = await inside((tenant) => loadMembers(tenant, [staff.id]))
    expect(joined.get(staff.id)).toEqual([{ value: ada.id, type: 'User', display: 'Ada' }])
    expect(await inside((tenant) => findGroup(tenant, directoryId, staff.id))).toMatchObject({
      version: 2,
      lastModified: now,
    })
    expect(await inside((tenant) => adoptParked(tenant, directoryId, ada, now))).toEqual([])
  })

  test('whoever exists already is not parked, whatever names them', async () => {
    const [ada, staff] = [await user('ada', { externalId: '00u1' }), await group('Staff')]
    await change(staff.id, { add: values('00u1', 'ADA', ada.id) })
    expect(await membersOf(staff.id)).toEqual([ada.id])
    await change(staff.id, { remove: ['00u1'] })
    expect(await membersOf(staff.id)).toEqual([])
  })

  test('a user of another directory stays out', async () => {
    const stranger = await user('ada', { externalId: '00u1' })
    const first = directoryId
    const { organizationId } = await database().directory.findUniqueOrThrow({ where: { id: first } })
    const { id } = await database().directory.create({
      data: { organizationId, key: crypto.randomUUID(), name: 'Entra', kind: 'entra' },
    })
    directoryId = id
    const staff = await group('Staff')
    await change(staff.id, { add: values(stranger.id, '00u1') })
    expect(await inside((tenant) => adoptParked(tenant, first, stranger, now))).toEqual([])
    expect(await inside((tenant) => usersOfGroups(tenant, [staff.id]))).toEqual([])
  })
})

describe('nested groups', () => {
  test('are flattened, also when they contain one another', async () => {
    const [ada, inner, outer] = [await user('ada'), await group('Inner'), await group('Outer')]
    await change(inner.id, { add: values(ada.id, outer.id) })
    const changes = await change(outer.id, { add: values(inner.id) })
    expect(await inside((tenant) => affectedUsers(tenant, changes))).toEqual([ada.id])
    expect(await inside((tenant) => usersOfGroups(tenant, [outer.id]))).toEqual([ada.id])
    expect((await inside((tenant) => groupsOf(tenant, [ada.id]))).get(ada.id)).toEqual([
      { id: inner.id, display: 'Inner', direct: true },
      { id: outer.id, display: 'Outer', direct: false },
    ])
  })

  test('a deleted group leaves the groups it was in', async () => {
    const [inner, outer] = [await group('Inner'), await group('Outer')]
    await change(outer.id, { add: values(inner.id) })
    expect(await inside((tenant) => deleteGroup(tenant, directoryId, inner.id, now))).toBe(true)
    expect(await membersOf(outer.id)).toEqual([])
    expect(await inside((tenant) => findGroup(tenant, directoryId, outer.id))).toMatchObject({ version: 2 })
    expect(await inside((tenant) => deleteGroup(tenant, directoryId, inner.id, now))).toBe(false)
  })

  test('a deleted user leaves all groups', async () => {
    const [ada, staff] = [await user('ada'), await group('Staff')]
    await change(staff.id, { add: values(ada.id) })
    expect(await inside((tenant) => leaveGroups(tenant, ada.id, now))).toEqual([staff.id])
    expect(await membersOf(staff.id)).toEqual([])
  })
})

describe('the group itself', () => {
  test('its name is unique in its directory, in any case', async () => {
    await group('Ärzte')
    await expect(group('ÄRZTE')).rejects.toThrow('taken')
    const found = await inside((tenant) => findGroupByName(tenant, directoryId, 'ärzte'))
    expect(found?.displayName).toBe('Ärzte')
  })

  test('a change that rests on an old version is stale', async () => {
    const [staff] = [await group('Staff')]
    const next = { ...staff, displayName: 'Team', displayNameFold: 'team', resource: { displayName: 'Team' } }
    const { displayName, displayNameFold, externalId, resource } = next
    const write = { displayName, displayNameFold, externalId, resource, lastModified: now }
    const read = { id: staff.id, version: 1 }
    expect(await inside((tenant) => replaceGroup(tenant, read, write))).toBe('replaced')
    expect(await inside((tenant) => replaceGroup(tenant, read, write))).toBe('stale')
    expect(await inside((tenant) => touchGroup(tenant, read, now))).toBe(false)
    await group('Other')
    const taken = { ...write, displayNameFold: 'other' }
    const renaming = inside(async (tenant) => {
      expect(await replaceGroup(tenant, { id: staff.id, version: 2 }, taken)).toBe('taken')
    })
    await expect(renaming).rejects.toThrow('nothing was committed')
  })
})

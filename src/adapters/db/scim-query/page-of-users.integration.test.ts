import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseFilter } from '@/core/scim/filter/parse'
import type { Page } from '@/core/scim/list-query'
import { useDatabase } from '@/testing/database'
import { database } from '../client'
import { type Tenant, within } from '../tenant'
import { deleteUser, replaceUser } from '../users'
import { listUsers } from './testing/list-users'
import { emptyDirectory } from './testing/directory'
import { storeUser } from './testing/store-user'

await useDatabase()

const baseUrl = 'https://rollcall.test/scim/v2/acme'
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
let inside: <T>(work: (tenant: Tenant) => Promise<T>) => Promise<T>
let directoryId: string

const page = (startIndex: number, count: number): Page => ({ kind: 'index', startIndex, count })
const list = (page: Page, filter?: string, sortBy?: string) =>
  inside(async (tenant) => {
    const query = {
      page,
      ...(filter && { filter: parseFilter(filter) }),
      ...(sortBy && { sort: { by: { name: sortBy }, order: 'ascending' as const } }),
    }
    const { users, ...rest } = await listUsers(tenant, directoryId, query, baseUrl)
    return { users: users.map(({ userName }) => userName), ...rest }
  })

async function useEmptyDirectory() {
  const empty = await emptyDirectory()
  directoryId = empty.directoryId
  inside = (work) => within(empty.organizationId, work)
}

/** Users a minute apart, so that they lie in several ranges of ids. */
const storeMinutely = (count: number, first = 0) =>
  inside(async (tenant) => {
    for (let index = first; index < first + count; index++)
      await storeUser(
        tenant,
        directoryId,
        { userName: `user${index}` },
        new Date(Date.UTC(2026, 0, 1, 0, index)),
      )
  })

describe('what identity providers ask for', () => {
  beforeAll(async () => {
    await useEmptyDirectory()
    await inside(async (tenant) => {
      await storeUser(tenant, directoryId, {
        userName: 'Ada@Example.com',
        externalId: '00uADA',
        displayName: 'ÄDA Lovelace',
        active: true,
        emails: [
          { value: 'Ada@Example.com', type: 'work' },
          { value: 'ada@home.test', type: 'home' },
        ],
        [enterprise]: { department: 'Sales' },
      })
      await storeUser(tenant, directoryId, {
        userName: 'grace',
        externalId: '00uada',
        active: false,
        emails: [{ value: 'grace@home.test', type: 'work' }],
        roles: [{ value: 'admin', primary: true }],
      })
    })
  })

  test.each([
    ['Okta, Entra: userName, in any case', 'userName eq "ADA@EXAMPLE.COM"', ['Ada@Example.com']],
    ['PingOne: the operator in any case', 'userName Eq "ada@example.com"', ['Ada@Example.com']],
    ['Entra: the connection test finds nobody', 'userName eq "5f1b6b4c-9a5e-4d55-8e0f-0d8e4d7c2a11"', []],
    ['externalId, caseExact', 'externalId eq "00uADA"', ['Ada@Example.com']],
    [
      'Entra: the address of a type',
      'emails[type eq "work"].value eq "ada@example.com"',
      ['Ada@Example.com'],
    ],
    ['an address of another type', 'emails[type eq "work"].value eq "ada@home.test"', []],
    ['any address', 'emails.value eq "ADA@home.test"', ['Ada@Example.com']],
    ['any address, its default sub-attribute left out', 'emails co "@home"', ['Ada@Example.com', 'grace']],
    [
      'an address or a name',
      'emails.value eq "grace@home.test" or userName sw "ada"',
      ['Ada@Example.com', 'grace'],
    ],
    ['displayName beyond ASCII', 'displayName eq "äda LOVELACE"', ['Ada@Example.com']],
    ['a user who is not active', 'active eq false', ['grace']],
    ['an extension whose URN has dots', `${enterprise}:department eq "sales"`, ['Ada@Example.com']],
    ['Entra: roles[primary eq true]', 'roles[primary eq true].value eq "admin"', ['grace']],
    ['negation counts users without a value', 'not (displayName eq "x")', ['Ada@Example.com', 'grace']],
    ['since', 'meta.lastModified gt "2020-01-01T00:00:00Z"', ['Ada@Example.com', 'grace']],
    ['a date before every calendar', 'meta.created lt "0001-01-01T00:00:00Z"', []],
    ['an id that is none', 'id eq "x"', []],
    ['numbers at the edge of what there is', 'shoeSize gt 1e308 or shoeSize lt -5e-324', []],
    ['a pattern is only text', 'userName co ".*" or title ew "(a+)+$" or title co "\\\\"', []],
    ['a resource of this endpoint', 'meta.resourceType eq "User" and id pr', ['Ada@Example.com', 'grace']],
  ])('%s', async (_, filter, users) => {
    expect(await list(page(1, 100), filter)).toEqual({ users, total: users.length })
  })

  test('a value too long for an index is found all the same', async () => {
    const value = `${randomBytes(2100).toString('base64')}@EXAMPLE.com`
    await inside((tenant) =>
      storeUser(tenant, directoryId, {
        userName: 'long',
        displayName: value,
        externalId: value,
        emails: [{ value }],
      }),
    )
    for (const attribute of ['emails.value', 'displayName', 'externalId'])
      expect((await list(page(1, 10), `${attribute} eq "${value}"`)).users).toEqual(['long'])
  })

  test('a userName too long to be unique is refused', async () => {
    const userName = randomBytes(3000).toString('base64')
    await expect(inside((tenant) => storeUser(tenant, directoryId, { userName }))).rejects.toMatchObject({
      scimType: 'invalidValue',
      detail: expect.stringContaining('userName'),
    })
  })

  test('new addresses are found, old ones are not', async () => {
    const resource = { userName: 'mover', emails: [{ value: 'new@x.test' }, { value: 'same@x.test' }] }
    await inside(async (tenant) => {
      const emails = [{ value: 'old@x.test' }, { value: 'same@x.test' }]
      const user = await storeUser(tenant, directoryId, { userName: 'mover', emails })
      await replaceUser(tenant, { id: user.id, version: 1 }, { ...user, resource, lastModified: new Date() })
    })
    const found = await Promise.all(
      ['old', 'new', 'same'].map(
        async (name) => (await list(page(1, 9), `emails eq "${name}@x.test"`)).total,
      ),
    )
    expect(found).toEqual([0, 1, 1])
  })
})

describe('pages of a whole directory (RFC 7644 §3.4.2.4)', () => {
  beforeAll(async () => {
    await useEmptyDirectory()
    await storeMinutely(25)
  })

  test.each([
    ['the first', 1, 3, ['user0', 'user1', 'user2']],
    ['a deep one', 21, 3, ['user20', 'user21', 'user22']],
    ['the last, not full', 24, 5, ['user23', 'user24']],
    ['behind the end', 26, 5, []],
    ['behind every end', Number.MAX_SAFE_INTEGER, 5, []],
    ['none asked for', 1, 0, []],
  ])('%s', async (_, startIndex, count, users) => {
    expect(await list(page(startIndex, count))).toEqual({ users, total: 25 })
    expect((await list(page(startIndex, count), undefined, 'meta')).users).toEqual(users)
    expect((await list(page(startIndex, count), 'userName pr')).users).toEqual(users)
  })

  test('a deleted user is in no page and no total', async () => {
    const { users } = await inside((tenant) => listUsers(tenant, directoryId, { page: page(4, 1) }, baseUrl))
    await inside(async (tenant) => {
      for (const { id } of users) expect(await deleteUser(tenant, directoryId, id, new Date())).toBe(true)
    })
    expect(await list(page(3, 2))).toEqual({ users: ['user2', 'user4'], total: 24 })
    expect((await list(page(1, 9), 'userName eq "user3"')).total).toBe(0)
  })

  test('parallel creations are all counted', async () => {
    const createdAt = new Date(Date.UTC(2026, 1, 1))
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        inside((tenant) => storeUser(tenant, directoryId, { userName: `parallel${index}` }, createdAt)),
      ),
    )
    expect((await list(page(1, 0))).total).toBe(44)
    expect((await list(page(1, 0), 'id pr')).total).toBe(44)
  })

  test('a user of another directory or organization is in no page', async () => {
    const { directoryId: before, inside: insideBefore } = { directoryId, inside }
    await useEmptyDirectory()
    expect(await list(page(1, 10))).toEqual({ users: [], total: 0 })
    expect(await list(page(1, 10), 'userName eq "user1"')).toEqual({ users: [], total: 0 })
    directoryId = before
    expect(await list(page(1, 10), 'userName eq "user1"')).toEqual({ users: [], total: 0 })
    inside = insideBefore
  })

  test('deleting a directory takes its counts with it', async () => {
    const { directoryId: gone } = await emptyDirectory()
    await database().directory.delete({ where: { id: gone } })
    await database().directory.delete({ where: { id: directoryId } })
    expect(await database().userCount.count({ where: { directoryId } })).toBe(0)
  })
})

describe('cursors (RFC 9865)', () => {
  beforeAll(async () => {
    await useEmptyDirectory()
    await storeMinutely(7)
  })

  const walk = async (filter?: string, sortBy?: string) => {
    const pages: string[][] = []
    let cursor: string | undefined
    do {
      const { users, nextCursor, total } = await list(
        { kind: 'cursor', count: 3, ...(cursor && { cursor }) },
        filter,
        sortBy,
      )
      expect(total).toBe(7)
      pages.push(users)
      cursor = nextCursor
    } while (cursor)
    return pages
  }

  test.each([
    ['as they were created', undefined, undefined],
    ['that meet a filter', 'userName sw "user"', undefined],
    ['in an order', undefined, 'userName'],
    ['that meet a filter, in an order', 'userName sw "user"', 'userName'],
  ])('walk over all users %s, once each', async (_, filter, sortBy) => {
    expect(await walk(filter, sortBy)).toEqual([
      ['user0', 'user1', 'user2'],
      ['user3', 'user4', 'user5'],
      ['user6'],
    ])
  })

  test('a cursor that we did not make is refused', async () => {
    await expect(list({ kind: 'cursor', count: 3, cursor: 'x' })).rejects.toMatchObject({
      scimType: 'invalidCursor',
    })
  })

  test('a cursor whose user has left a sorted list has expired', async () => {
    const { users } = await inside((tenant) => listUsers(tenant, directoryId, { page: page(3, 1) }, baseUrl))
    const cursor = users[0]?.id ?? ''
    await inside((tenant) => deleteUser(tenant, directoryId, cursor, new Date()))
    expect((await list({ kind: 'cursor', count: 2, cursor })).users).toEqual(['user3', 'user4'])
    await expect(list({ kind: 'cursor', count: 2, cursor }, undefined, 'userName')).rejects.toMatchObject({
      scimType: 'expiredCursor',
    })
  })
})

import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Filter } from '@/core/scim/filter/filter'
import { matches } from '@/core/scim/filter/match'
import { printFilter } from '@/core/scim/filter/print'
import { isObject, type JsonObject } from '@/core/scim/json'
import type { Sort } from '@/core/scim/list-query'
import { represent } from '@/core/scim/represent'
import { userType } from '@/core/scim/schema/registry'
import { comparator } from '@/core/scim/sort'
import { useDatabase } from '@/testing/database'
import { type Tenant, within } from '../tenant'
import { replaceUser, type StoredUser } from '../users'
import { listUsers } from './testing/list-users'
import { filterArbitrary, pathArbitrary, userArbitrary } from './testing/arbitrary'
import { emptyDirectory } from './testing/directory'
import { storeUser } from './testing/store-user'

await useDatabase()

const baseUrl = 'https://rollcall.test/scim/v2/acme'
const userNames = ['ada', 'ADA.Lovelace@example.com', 'İpek', 'ßtraße', 'ΣΊΣΥΦΟΣ', '😀', '\uffee', 'x_%y']
let inside: <T>(work: (tenant: Tenant) => Promise<T>) => Promise<T>
let directoryId: string
let shown: JsonObject[]

const all = { kind: 'index', startIndex: 1, count: 1000 } as const

function show({ id, createdAt: created, lastModified, version, resource }: StoredUser): JsonObject {
  if (!isObject(resource)) throw new Error('A user has no resource')
  return represent(resource, { id, created, lastModified, version, baseUrl }, userType)
}

/** Users of different age, some of them changed since. */
async function store(tenant: Tenant, user: JsonObject, index: number) {
  const createdAt = new Date(Date.UTC(2026, 0, 31, 9, 30, 0, index))
  const userName = userNames[index] ?? `user${index}`
  const { id, ...row } = await storeUser(tenant, directoryId, { ...user, userName }, createdAt)
  if (index % 3 > 0) return
  const lastModified = new Date(Date.UTC(2026, 5, 1, 12, 0, index))
  await replaceUser(tenant, { id, version: 1 }, { ...row, lastModified })
}

beforeAll(async () => {
  const empty = await emptyDirectory()
  directoryId = empty.directoryId
  inside = (work) => within(empty.organizationId, work)
  const users = fc.sample(userArbitrary, 120)
  await inside(async (tenant) => {
    for (const [index, user] of users.entries()) await store(tenant, user, index)
  })
  const { users: stored } = await inside((tenant) => listUsers(tenant, directoryId, { page: all }, baseUrl))
  shown = stored.map(show)
  expect(shown).toHaveLength(120)
})

const idsOf = (resources: JsonObject[]) => resources.map(({ id }) => id)
const known = () =>
  shown
    .slice(0, 12)
    .flatMap(({ id, userName, meta }) => [
      String(id),
      String(userName).toUpperCase(),
      ...(isObject(meta) ? Object.values(meta).map(String) : []),
    ])

const find = async (filter: Filter) => {
  const { users, total } = await inside((tenant) =>
    listUsers(tenant, directoryId, { filter, page: all }, baseUrl),
  )
  return { ids: users.map(({ id }) => id), total }
}

test('a filter finds in the database what it matches in memory (RFC 7644 §3.4.2.2)', async () => {
  await fc.assert(
    fc.asyncProperty(filterArbitrary(known()), async (filter) => {
      const expected = idsOf(shown.filter((resource) => matches(filter, resource, userType)))
      expect(await find(filter), printFilter(filter)).toEqual({ ids: expected, total: expected.length })
    }),
    { numRuns: 1000 },
  )
}, 120_000)

test('the database sorts as memory does, ties by id (RFC 7644 §3.4.2.3)', async () => {
  const sort = fc.record<Sort>({ by: pathArbitrary, order: fc.constantFrom('ascending', 'descending') })
  await fc.assert(
    fc.asyncProperty(sort, async (sort) => {
      const { users } = await inside((tenant) => listUsers(tenant, directoryId, { sort, page: all }, baseUrl))
      expect(users.map(({ id }) => id)).toEqual(idsOf([...shown].sort(comparator(sort, userType))))
    }),
    { numRuns: 100 },
  )
}, 60_000)

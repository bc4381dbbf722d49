import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Filter, FilterPath } from '@/core/scim/filter/filter'
import { matches } from '@/core/scim/filter/match'
import { printFilter } from '@/core/scim/filter/print'
import { isObject, type Json, type JsonObject } from '@/core/scim/json'
import { locationOf, represent } from '@/core/scim/represent'
import { groupType, userType } from '@/core/scim/schema/registry'
import { useDatabase } from '@/testing/database'
import { changeAsSent } from './testing/change-as-sent'
import { loadMembers } from '../members'
import { type Tenant, within } from '../tenant'
import { listGroups } from './testing/list-groups'
import { emptyDirectory } from './testing/directory'
import { storeGroup } from './testing/store-group'
import { storeUser } from './testing/store-user'

await useDatabase()

const baseUrl = 'https://rollcall.test/scim/v2/acme'
const { organizationId, directoryId } = await emptyDirectory()
const inside = <T>(work: (tenant: Tenant) => Promise<T>) => within(organizationId, work)
const page = { kind: 'index', startIndex: 1, count: 100 } as const

/** Three groups: users with and without a display and a parked member, a nested group, nobody. */
async function storeGroups(tenant: Tenant) {
  const users = await Promise.all(
    ['ada', 'grace', 'alan'].map((userName) => storeUser(tenant, directoryId, { userName })),
  )
  const large = await storeGroup(tenant, directoryId, { displayName: 'Ärzte', externalId: 'x' })
  const small = await storeGroup(tenant, directoryId, { displayName: 'Staff', note: 'A' })
  const empty = await storeGroup(tenant, directoryId, { displayName: 'Empty' })
  const add = [
    ...users.map(({ id }, index) => ({ value: id, ...(index > 0 && { display: `ÄDA ${index}` }) })),
    { value: 'parked' },
  ]
  const nothing = { clear: false, remove: [], removeWhere: [] }
  await changeAsSent(tenant, large, { ...nothing, add }, baseUrl)
  await changeAsSent(tenant, small, { ...nothing, add: [...add.slice(0, 1), { value: empty.id }] }, baseUrl)
}

/** The groups as clients see them, members included. */
async function showGroups(tenant: Tenant): Promise<JsonObject[]> {
  const { groups } = await listGroups(tenant, directoryId, { page }, baseUrl)
  const members = await loadMembers(
    tenant,
    groups.map(({ id }) => id),
  )
  return groups.map(({ id, createdAt: created, lastModified, version, resource }) => {
    if (!isObject(resource)) throw new Error('A group has no resource')
    const list = (members.get(id) ?? []).map(({ type, ...member }) => {
      const of = type === 'User' ? userType : groupType
      return { ...member, ...(type && { type, $ref: locationOf({ baseUrl, id: member.value }, of) }) }
    })
    const stored = { ...resource, ...(list.length > 0 && { members: list }) }
    return represent(stored, { id, created, lastModified, version, baseUrl }, groupType)
  })
}

function textsIn(json: Json): string[] {
  if (typeof json === 'string') return [json]
  return json !== null && typeof json === 'object' ? Object.values(json).flatMap(textsIn) : []
}

function filterArbitrary(texts: string[]): fc.Arbitrary<Filter> {
  const value = fc.constantFrom(...texts, 'äda 1', 'ÄRZTE', 'user', 'Group', 'parked', '', null, 1, true)
  const operator = fc.constantFrom(
    'eq' as const,
    'eq' as const,
    'ne' as const,
    'co' as const,
    'sw' as const,
    'gt' as const,
  )
  const compare = (...paths: FilterPath[]): fc.Arbitrary<Filter> =>
    fc.record({ kind: fc.constant('compare' as const), path: fc.constantFrom(...paths), operator, value })
  const part = compare(
    { name: 'value' },
    { name: 'display' },
    { name: 'TYPE' },
    { name: '$ref' },
    { name: 'none' },
  )
  const not = (filter: fc.Arbitrary<Filter>) => fc.record({ kind: fc.constant('not' as const), filter })
  const where = fc.oneof(
    part,
    not(part),
    fc.record({ kind: fc.constant('and' as const), filters: fc.tuple(part, part) }),
  )
  const members = ['members', 'MEMBERS'].flatMap((name) => [
    { name },
    ...['value', 'display', 'type', '$ref', 'none'].map((sub) => ({ name, sub })),
  ])
  const whole = [{ name: 'displayName' }, { name: 'externalId' }, { name: 'note' }, { name: 'id' }]
  const path = fc.constantFrom<FilterPath[]>(...members, ...whole)
  const leaf = fc.oneof<fc.Arbitrary<Filter>[]>(
    compare(...members, ...whole, { name: 'meta', sub: 'version' }, { name: 'meta', sub: 'location' }),
    fc.record({ kind: fc.constant('some' as const), path: fc.constant({ name: 'members' }), where }),
    fc.record({ kind: fc.constant('present' as const), path }),
  )
  return fc.oneof(leaf, not(leaf))
}

test('a filter finds the groups in the database that it matches in memory, by their members too', async () => {
  await inside(storeGroups)
  const shown = await inside(showGroups)
  await fc.assert(
    fc.asyncProperty(filterArbitrary(shown.flatMap(textsIn)), async (filter) => {
      const { groups, total } = await inside((tenant) =>
        listGroups(tenant, directoryId, { filter, page }, baseUrl),
      )
      const expected = shown.filter((resource) => matches(filter, resource, groupType))
      const found = groups.map(({ id }) => id)
      expect(found, printFilter(filter)).toEqual(expected.map(({ id }) => id))
      expect(total).toBe(expected.length)
    }),
    { numRuns: 500 },
  )
}, 60_000)

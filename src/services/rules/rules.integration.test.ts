import { beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { enterpriseUrn, groupUrn, patchOp } from '@/testing/idp'
import { ada } from '@/testing/people'
import { resourceOf } from '@/testing/scim-answers'
import { connectTestStore, useSimulator, type SimulatedCustomer, type TestStore } from '@/testing/stores'
import { saveConfiguration } from '../configuration/save'
import { viewConfiguration } from '../configuration/view'
import { viewPerson } from '../people/view'
import { drainStore } from '../sync/drain-store'

await useDatabase()
const simulator = await useSimulator()

let acme: TestDirectory
let stores: { shop: TestStore; outlet: TestStore }

beforeEach(async () => {
  acme = await testDirectory()
  stores = { shop: await connectTestStore(simulator, acme), outlet: await connectTestStore(simulator, acme) }
})

async function decide(configuration: object) {
  const { version: base } = await viewConfiguration(acme.ctx)
  await saveConfiguration(acme.ctx, { base, configuration, note: '' })
  await drain()
}

async function drain() {
  // A burst waits a moment for the rest of itself; nothing here waits for a clock.
  await database().link.updateMany({ where: { dueAt: { not: null } }, data: { dueAt: new Date(0) } })
  for (const { id: storeId } of Object.values(stores))
    await drainStore({ organizationId: acme.ctx.organizationId, storeId })
}

let people = 0

async function join(fields: Record<string, unknown> = {}) {
  const userName = `rules${++people}@example.com`
  const emails = [{ value: userName, primary: true }]
  const { id } = resourceOf(await acme.scim('POST', 'Users', ada({ userName, emails, ...fields })), 201)
  return { id, userName }
}

async function group(displayName: string, members: string[]) {
  const body = { schemas: [groupUrn], displayName, members: members.map((value) => ({ value })) }
  return resourceOf(await acme.scim('POST', 'Groups', body), 201).id
}

const patch = async (path: string, ...operations: unknown[]) =>
  expect((await acme.scim('PATCH', path, patchOp(...operations))).status).toBeLessThan(300)

const customer = async (store: TestStore, email: string): Promise<SimulatedCustomer | undefined> =>
  (await store.customers()).find((candidate) => candidate.email === email)

const tags = async (store: TestStore, { userName }: { userName: string }) =>
  (await customer(store, userName))?.tags.toSorted()

const rule = (id: string, given: object) => ({ id, name: id, ...given })

describe('what groups give (M10, M21, M30)', () => {
  test('a member gets the tag of the group within one drain and loses it with the membership', async () => {
    await decide({
      rules: [rule('wholesale', { condition: 'groups.display eq "Wholesale"', tags: ['b2b'] })],
    })
    const person = await join()
    const id = await group('Wholesale', [person.id])
    await drain()
    expect(await tags(stores.shop, person)).toEqual(['b2b'])
    const shown = await customer(stores.shop, person.userName)
    await stores.shop.act({ action: 'addTags', id: shown?.id, tags: ['vip'] })
    await patch(`Groups/${id}`, { op: 'remove', path: `members[value eq "${person.id}"]` })
    await drain()
    expect(await tags(stores.shop, person)).toEqual(['vip'])
  })

  test('a group inside of the group counts', async () => {
    const person = await join()
    const inner = await group('Wholesale Bern', [person.id])
    const outer = await group('Wholesale Switzerland', [inner])
    await decide({ rules: [rule('swiss', { condition: `groups.value eq "${outer}"`, tags: ['ch'] })] })
    await drain()
    expect(await tags(stores.shop, person)).toEqual(['ch'])
    await patch(`Groups/${outer}`, { op: 'remove', path: `members[value eq "${inner}"]` })
    await drain()
    expect(await tags(stores.shop, person)).toEqual([])
  })

  test('a rule for one store gives nothing in another', async () => {
    await decide({ rules: [rule('outlet', { stores: [stores.outlet.id], tags: ['outlet'] })] })
    const person = await join()
    await drain()
    expect(await tags(stores.shop, person)).toEqual([])
    expect(await tags(stores.outlet, person)).toEqual(['outlet'])
  })
})

test('static, group and template tags are in the call that creates the customer (M36)', async () => {
  const condition = 'groups.display eq "Early birds"'
  const department = 'dept:{{ department | handleize }}'
  await decide({
    rules: [rule('a', { tags: ['member', department] }), rule('b', { condition, tags: ['early'] })],
  })
  const person = await join({ [enterpriseUrn]: { department: 'Research & Development' } })
  await group('Early birds', [person.id])
  const before = (await stores.shop.requests()).length
  await drain()
  expect(await tags(stores.shop, person)).toEqual(['dept:research-development', 'early', 'member'])
  const writes = (await stores.shop.requests()).slice(before).flatMap(({ operations }) => operations)
  expect(writes.filter((operation) => /tags/i.test(operation))).toEqual([])
})

test('another department swaps the tags in one write (M31)', async () => {
  await decide({ rules: [rule('department', { tags: ['department:{{ department }}'] })] })
  const person = await join({ [enterpriseUrn]: { department: 'Sales' } })
  await drain()
  const before = (await stores.shop.requests()).filter(({ mutations }) => mutations > 0).length
  await patch(`Users/${person.id}`, { op: 'replace', path: `${enterpriseUrn}:department`, value: 'Legal' })
  await drain()
  expect(await tags(stores.shop, person)).toEqual(['department:Legal'])
  const after = (await stores.shop.requests()).filter(({ mutations }) => mutations > 0).length
  expect(after - before).toBe(1)
})

describe('values that Shopify would refuse (M20)', () => {
  test('are left out with the reason, and are there once they are right', async () => {
    await decide({})
    const mobile = (value: string) => [{ type: 'mobile', value }]
    const person = await join({ phoneNumbers: mobile('ask Bob') })
    await drain()
    expect(await tags(stores.shop, person)).toEqual(['rollcall:member'])
    const linksOf = async () => (await viewPerson(acme.ctx, { id: person.id })).links
    expect(await linksOf()).toMatchObject([
      { state: 'verified', problems: [{ field: 'phone', code: 'phone-invalid', value: 'ask Bob' }] },
      { state: 'verified', problems: [{ field: 'phone' }] },
    ])
    const value = mobile('+41 44 123 45 67')
    await patch(`Users/${person.id}`, { op: 'replace', path: 'phoneNumbers', value })
    await drain()
    expect((await linksOf()).map(({ problems }) => problems)).toEqual([[], []])
    expect(await customer(stores.shop, person.userName)).toMatchObject({ phone: '+41441234567' })
  })
})

test('another work address changes the default address (M18)', async () => {
  const at = (part: string) => ({ kind: 'path', paths: [`addresses[type eq "work"].${part}`] })
  const mapping = [
    { to: 'email', source: { kind: 'path', paths: ['userName'] } },
    { to: 'address.address1', source: at('streetAddress') },
    { to: 'address.city', source: at('locality') },
    { to: 'address.countryCode', source: at('country') },
  ]
  await decide({ mappings: { [acme.directoryId]: mapping } })
  const work = (locality: string) => ({
    type: 'work',
    streetAddress: 'Hauptstrasse 1',
    locality,
    country: 'Schweiz',
  })
  const person = await join({ addresses: [work('Bern')] })
  await drain()
  await patch(`Users/${person.id}`, { op: 'replace', path: 'addresses', value: [work('Basel')] })
  await drain()
  const [link] = (await viewPerson(acme.ctx, { id: person.id })).links
  expect(link).toMatchObject({
    state: 'verified',
    observed: { 'address.city': 'Basel', 'address.countryCode': 'CH', 'address.address1': 'Hauptstrasse 1' },
  })
})

test('a metafield that a rule gives is cleared when the rule holds no more', async () => {
  const metafields = [{ field: 'metafield:people.grade', type: 'number_integer', template: '{{ title }}' }]
  await decide({ rules: [rule('grade', { condition: 'title pr', metafields })] })
  const person = await join({ title: '7' })
  await drain()
  const graded = async () => (await viewPerson(acme.ctx, { id: person.id })).links[0]?.observed
  expect(await graded()).toMatchObject({ 'metafield:people.grade': '7' })
  await patch(`Users/${person.id}`, { op: 'remove', path: 'title' })
  await drain()
  expect(await graded()).toMatchObject({ 'metafield:people.grade': null })
})

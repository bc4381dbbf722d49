import { beforeAll, describe, expect, test } from 'vitest'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { addDirectory, testDirectory, type TestDirectory } from '@/testing/directory'
import { ada } from '@/testing/people'
import { connectTestStore, useSimulator, type TestStore } from '@/testing/stores'
import { listPeople } from './list'
import { relink } from './relink'
import { restrictPerson } from './restrict'
import { syncMany } from './sync-many'
import { peopleCsv } from './to-csv'
import { unlink } from './unlink'

await useDatabase()
const simulator = await useSimulator()

let acme: TestDirectory
let second: Awaited<ReturnType<typeof addDirectory>>
let store: TestStore
let [adaId, bobId]: string[] = []

const person = (email: string, more: object = {}) =>
  ada({ userName: email, emails: [{ value: email, primary: true }], ...more })

async function post(directory: { scim: TestDirectory['scim'] }, resource: object) {
  const answer = await directory.scim('POST', 'Users', resource)
  expect(answer.status).toBe(201)
  return (answer.body as { id: string }).id
}

const list = (filter: Partial<Parameters<typeof listPeople>[1]> = {}) =>
  listPeople(acme.ctx, { limit: 50, ...filter })
const names = async (filter: Parameters<typeof list>[0]) =>
  (await list(filter)).people.map(({ userName }) => userName).toSorted()

/** Ada in two directories; Bob in the first one, inactive. */
beforeAll(async () => {
  acme = await testDirectory()
  second = await addDirectory(acme.ctx, 'Acme Entra')
  store = await connectTestStore(simulator, acme)
  adaId = await post(acme, person('ada@example.com'))
  bobId = await post(acme, person('bob@example.com', { active: false, externalId: 'x-17' }))
  await post(second, person('ada@example.com'))
  await drainStore({ organizationId: acme.ctx.organizationId, storeId: store.id })
})

describe('people without a customer (differentiator 21)', () => {
  test('are listed once a teammate has unlinked them, with why, until they are linked again', async () => {
    const id = await post(acme, person('carol@example.com'))
    const drain = () => drainStore({ organizationId: acme.ctx.organizationId, storeId: store.id })
    await drain()
    const unlinked = () => list({ problem: 'unlinked' })
    expect((await unlinked()).total).toBe(0)
    const linkOf = async () => (await list({ search: 'carol' })).people[0]?.stores[0]
    const before = await linkOf()
    await unlink(acme.ctx, { linkId: before?.id ?? '', how: 'keep' })
    expect(await unlinked()).toMatchObject({
      total: 1,
      people: [{ id, stores: [{ customerId: null, reason: { code: 'unlinked' } }] }],
    })
    expect(await new Response(peopleCsv(acme.ctx, { problem: 'unlinked' })).text()).toMatch(/carol/)
    await relink(acme.ctx, { linkId: before?.id ?? '', customerId: before?.customerId ?? '' })
    await drain()
    expect((await unlinked()).people).toEqual([])
    await acme.scim('DELETE', `Users/${id}`)
    await drain()
  })

  test('leavers are listed until every store is verified to show it', async () => {
    const id = await post(acme, person('dora@example.com'))
    const drain = () => drainStore({ organizationId: acme.ctx.organizationId, storeId: store.id })
    await drain()
    await acme.scim('PATCH', `Users/${id}`, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', path: 'active', value: false }],
    })
    expect(await names({ problem: 'leaving' })).toEqual(['dora@example.com'])
    await drain()
    expect(await names({ problem: 'leaving' })).toEqual([])
    await acme.scim('DELETE', `Users/${id}`)
    await drain()
  })
})

describe('people', () => {
  test('in two directories are one row with both (M9)', async () => {
    const { people, total } = await list()
    expect(total).toBe(2)
    expect(people.find(({ id }) => id === adaId)).toMatchObject({
      standing: 'active',
      directories: [{ name: 'Acme Okta' }, { name: 'Acme Entra' }],
      stores: [{ storeId: store.id, state: 'verified' }],
    })
  })

  test('are listed page by page, each once', async () => {
    const first = await list({ limit: 1 })
    const rest = await list({ limit: 1, cursor: first.nextCursor ?? undefined })
    expect([...first.people, ...rest.people].map(({ id }) => id).toSorted()).toEqual(
      [adaId, bobId].toSorted(),
    )
    expect(rest.nextCursor).toBeNull()
  })

  test('are narrowed by standing, store, directory, and found by external id and by Shopify’s id', async () => {
    const [customer] = await store.customers()
    expect(await names({ standing: 'inactive' })).toEqual(['bob@example.com'])
    expect(await names({ storeId: store.id, state: 'verified' })).toEqual(['ada@example.com'])
    expect(await names({ directoryId: second.directoryId })).toEqual(['ada@example.com'])
    expect(await names({ search: 'x-17' })).toEqual(['bob@example.com'])
    expect(await names({ search: customer?.id.split('/').at(-1) })).toEqual(['ada@example.com'])
    expect(await names({ search: '%' })).toEqual([])
  })

  test('are narrowed to the members of a group, and say how many groups they are in', async () => {
    const answer = await acme.scim('POST', 'Groups', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: 'Legal',
      members: [{ value: adaId }],
    })
    const { people } = await list({ groupId: (answer.body as { id: string }).id })
    expect(people).toMatchObject([{ id: adaId, groups: 1 }])
  })

  test('whom a teammate has restricted say so, and are found by it', async () => {
    await restrictPerson(acme.ctx, { id: adaId ?? '', note: 'lost laptop' })
    expect((await list({ standing: 'restricted' })).people).toMatchObject([
      { id: adaId, standing: 'restricted' },
    ])
  })

  test('stay listed while one of their directories still has them', async () => {
    await acme.scim('DELETE', `Users/${adaId}`)
    expect((await list({ directoryId: second.directoryId })).people).toMatchObject([
      { id: adaId, directories: [{ name: 'Acme Entra' }] },
    ])
  })

  test('that are selected are owed to every store at once', async () => {
    await syncMany(acme.ctx, { ids: [adaId ?? ''] })
    const { people } = await list({ directoryId: second.directoryId })
    expect(people[0]?.stores).toMatchObject([{ state: 'queued' }])
  })

  test('come as CSV, as narrowed', async () => {
    const text = await new Response(peopleCsv(acme.ctx, { standing: 'inactive' })).text()
    expect(text.trim().split('\n')).toHaveLength(2)
    expect(text).toContain('bob@example.com')
  })
})

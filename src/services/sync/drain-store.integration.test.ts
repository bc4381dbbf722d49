import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { viewPerson } from '@/services/people/view'
import { drainStore } from '@/services/sync/drain-store'
import { findOwing } from '@/services/sync/find-owing'
import { viewStores } from '@/services/stores/view'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { ada } from '@/testing/people'
import { connectTestStore, control, useSimulator, type TestStore } from '@/testing/stores'

await useDatabase()
const simulator = await useSimulator()

let acme: TestDirectory
let store: TestStore

beforeAll(async () => {
  acme = await testDirectory()
})

beforeEach(async () => {
  store = await connectTestStore(simulator, acme)
})

let people = 0
const newcomer = async (fields: Record<string, unknown> = {}) => {
  const email = `person${++people}@example.com`
  const answer = await acme.scim(
    'POST',
    'Users',
    ada({ userName: email, emails: [{ value: email, primary: true }], ...fields }),
  )
  expect(answer.status).toBe(201)
  return { id: (answer.body as { id: string }).id, email }
}

const drain = () => drainStore({ organizationId: acme.ctx.organizationId, storeId: store.id })

const patch = (id: string, ...Operations: unknown[]) =>
  acme.scim('PATCH', `Users/${id}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations,
  })

const customerOf = async (email: string) =>
  (await store.customers()).filter((customer) => customer.email === email)

const linkOf = async (id: string) =>
  (await viewPerson(acme.ctx, { id })).links.find((link) => link.store.id === store.id)

const mutations = async () => (await store.requests()).reduce((sum, request) => sum + request.mutations, 0)

describe('a joiner', () => {
  test('becomes a customer with fields and tags in one call, verified by the store’s answer', async () => {
    const { id, email } = await newcomer()
    await drain()
    expect(await customerOf(email)).toMatchObject([
      { firstName: 'Ada', lastName: 'Lovelace', tags: ['rollcall:member'] },
    ])
    expect(await linkOf(id)).toMatchObject({
      state: 'verified',
      restricted: false,
      managedTags: ['rollcall:member'],
    })
  })

  test('is on the timeline with what was written and Shopify’s request id', async () => {
    const { id } = await newcomer()
    await drain()
    const { events } = await viewPerson(acme.ctx, { id })
    const line = events.find((event) => event.kind === 'customer.created' && event.store?.id === store.id)
    expect(line).toMatchObject({ outcome: 'done', requestId: expect.any(String) })
    expect(line?.changes).toContainEqual({ field: 'lastName', from: null, to: 'Lovelace' })
    expect(line?.steps.map((step) => step.name)).toEqual([
      'received',
      'matched',
      'rules',
      'decided',
      'written',
      'verified',
    ])
  })

  test('whose e-mail a stranger’s customer has is not linked to it, and the reason says who can fix it', async () => {
    await store.act({ email: 'stranger@example.com', firstName: 'Other', tags: ['vip'] })
    const { id } = await newcomer({
      userName: 'stranger@example.com',
      emails: [{ value: 'stranger@example.com' }],
    })
    await drain()
    expect(await linkOf(id)).toMatchObject({
      state: 'failed',
      customerId: null,
      reason: { code: 'needs-review', who: 'teammate' },
    })
    expect(await customerOf('stranger@example.com')).toMatchObject([{ firstName: 'Other', tags: ['vip'] }])
  })
})

describe('a mover', () => {
  test('ten PATCHes in a burst cost one write', async () => {
    const { id, email } = await newcomer()
    await drain()
    const before = await mutations()
    for (let n = 1; n <= 10; n++)
      await patch(id, { op: 'replace', path: 'name.familyName', value: `Lovelace ${n}` })
    await drain()
    expect(await customerOf(email)).toMatchObject([{ lastName: 'Lovelace 10' }])
    expect(await mutations()).toBe(before + 1)
  })

  test('an unchanged PUT costs no write', async () => {
    const { id, email } = await newcomer()
    await drain()
    const before = (await store.requests()).length
    await acme.scim('PUT', `Users/${id}`, ada({ userName: email, emails: [{ value: email, primary: true }] }))
    await drain()
    expect((await store.requests()).length).toBe(before)
  })

  test('the merchant’s own tags stay, and only changed tags are written', async () => {
    const department = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department'
    const { id, email } = await newcomer()
    await patch(id, { op: 'add', path: department, value: 'Sales' })
    await drain()
    const [customer] = await customerOf(email)
    await store.act({ action: 'addTags', id: customer?.id, tags: ['VIP', 'newsletter'] })
    await patch(id, { op: 'replace', path: department, value: 'Legal' })
    await drain()
    expect((await customerOf(email))[0]?.tags.toSorted()).toEqual([
      'VIP',
      'department:Legal',
      'newsletter',
      'rollcall:member',
    ])
  })
})

describe('a leaver', () => {
  test('loses our tags, gets the marker, keeps the merchant’s, and is read back', async () => {
    const { id, email } = await newcomer()
    await drain()
    const [customer] = await customerOf(email)
    await store.act({ action: 'addTags', id: customer?.id, tags: ['VIP'] })
    await patch(id, { op: 'replace', value: { active: false } })
    await drain()
    expect((await customerOf(email))[0]?.tags.toSorted()).toEqual(['VIP', 'rollcall:deprovisioned'])
    expect(await linkOf(id)).toMatchObject({ state: 'verified', restricted: true })
  })

  test('who comes back gets the tags again and loses the marker', async () => {
    const { id, email } = await newcomer()
    await drain()
    await patch(id, { op: 'replace', value: { active: false } })
    await drain()
    await patch(id, { op: 'replace', value: { active: true } })
    await drain()
    expect((await customerOf(email))[0]?.tags).toEqual(['rollcall:member'])
    expect(await linkOf(id)).toMatchObject({ state: 'verified', restricted: false })
  })

  test('deleted in the IdP is restricted, and the history stays readable', async () => {
    const { id, email } = await newcomer()
    await drain()
    await acme.scim('DELETE', `Users/${id}`)
    await drain()
    expect((await customerOf(email))[0]?.tags).toEqual(['rollcall:deprovisioned'])
    expect(await viewPerson(acme.ctx, { id })).toMatchObject({ deleted: true, displayName: 'Ada Lovelace' })
  })

  test('who never had a customer costs nothing', async () => {
    await drain()
    const before = await mutations()
    const { id } = await newcomer({ active: false })
    await drain()
    expect(await linkOf(id)).toMatchObject({ state: 'skipped', customerId: null })
    expect(await mutations()).toBe(before)
  })
})

describe('when the store does not behave', () => {
  test('a create whose answer is lost makes one customer', async () => {
    const { id, email } = await newcomer()
    await control(simulator, 'POST', 'faults', { store: store.domain, kind: 'drop-after', count: 1 })
    await drain()
    expect(await customerOf(email)).toHaveLength(1)
    expect(await linkOf(id)).toMatchObject({ state: 'verified' })
  })

  test('a revoked token quarantines this store, says why, and nothing owed is lost', async () => {
    const { id, email } = await newcomer()
    await control(simulator, 'POST', 'faults', { store: store.domain, kind: 'status', status: 401, count: 1 })
    await drain()
    expect(await linkOf(id)).toMatchObject({ state: 'queued', dueAt: expect.any(Date) })
    const quarantined = (await viewStores(acme.ctx)).find(({ id }) => id === store.id)
    expect(quarantined).toMatchObject({
      status: 'unauthorized',
      trouble: expect.stringMatching(/Connect the store again/),
    })
    await connectTestStore(simulator, acme, store.domain)
    await drain()
    expect(await customerOf(email)).toHaveLength(1)
  })

  test('a customer that the merchant deleted is made again', async () => {
    const { id, email } = await newcomer()
    await drain()
    const [customer] = await customerOf(email)
    await store.act({ action: 'delete', id: customer?.id })
    await patch(id, { op: 'replace', path: 'name.givenName', value: 'Augusta' })
    await drain()
    expect(await customerOf(email)).toMatchObject([{ firstName: 'Augusta' }])
    expect(await linkOf(id)).toMatchObject({ state: 'verified' })
  })
})

test('one organization’s drain sees nothing of another', async () => {
  const other = await testDirectory()
  await newcomer()
  const drained = await drainStore({ organizationId: other.ctx.organizationId, storeId: store.id })
  expect(drained).toEqual({ written: 0, more: false })
})

test('the sweep finds what no wake-up has told', async () => {
  await newcomer()
  expect(await findOwing()).toContainEqual({ organizationId: acme.ctx.organizationId, storeId: store.id })
})

test('JumpCloud: its probe stays out of a store that is connected later', async () => {
  const jumpcloud = { 'user-agent': 'JumpCloud SCIM' }
  const body = ada({ userName: 'test@example.com', emails: [{ value: 'test@example.com' }] })
  const { id } = (await acme.scim('POST', 'Users', body, jumpcloud)).body as { id: string }
  await connectTestStore(simulator, acme)
  expect((await viewPerson(acme.ctx, { id })).links).toEqual([])
})

import { beforeEach, describe, expect, test } from 'vitest'
import { viewActivity } from '@/services/activity/view'
import { viewPerson } from '@/services/people/view'
import { createPreview } from '@/services/previews/create'
import { applyPreview } from '@/services/previews/apply'
import { drainStore } from '@/services/sync/drain-store'
import { checkSubscriptions } from '@/services/webhooks/check-subscriptions'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { leaveStore } from '@/testing/farewell'
import { ada } from '@/testing/people'
import { connectTestStore, control, useSimulator, type TestStore } from '@/testing/stores'
import { retryFarewell, stayInStore } from './farewell-begin'
import { viewFarewell } from './farewell-view'
import { viewStores } from './view'

process.env.GUARD_SETTLE_MS = '400'
await useDatabase()
const simulator = await useSimulator()

let acme: TestDirectory
let store: TestStore
let ids: string[]

const target = () => ({ organizationId: acme.ctx.organizationId, storeId: store.id })
const drain = () => drainStore(target())

const post = async (n: number) => {
  const email = `p${n}@example.com`
  const answer = await acme.scim(
    'POST',
    'Users',
    ada({ userName: email, emails: [{ value: email, primary: true }] }),
  )
  return (answer.body as { id: string }).id
}

const leave = (choice: 'keep' | 'hand-over' | 'restrict') =>
  leaveStore(acme.ctx, { id: store.id, choice, confirmation: store.domain })
const tagged = async (tag: string) =>
  (await store.customers()).filter(({ tags }) => tags.includes(tag)).length
const mutations = async () => (await store.requests()).reduce((sum, request) => sum + request.mutations, 0)
const webhooks = () => control<unknown[]>(simulator, 'GET', `stores/${store.domain}/webhooks`)
const isListed = async () => (await viewStores(acme.ctx)).some(({ id }) => id === store.id)
const reconnect = () => connectTestStore(simulator, acme, store.domain, { waits: true })

/** 20 people in one store: more than a guard lets leave at once. */
beforeEach(async () => {
  acme = await testDirectory()
  store = await connectTestStore(simulator, acme)
  await checkSubscriptions(target())
  ids = []
  for (let n = 0; n < 20; n++) ids.push(await post(n))
  await drain()
  expect(await tagged('rollcall:member')).toBe(20)
})

describe('leaving a store', () => {
  test('is refused without its domain, and tells before how many people, tags and roles it is about', async () => {
    await expect(
      leaveStore(acme.ctx, { id: store.id, choice: 'restrict', confirmation: 'yes' }),
    ).rejects.toThrow(`Type ${store.domain} to confirm.`)
    expect(await viewFarewell(acme.ctx, { id: store.id })).toMatchObject({ linked: 20, tags: 20, roles: 0 })
  })

  test('by keeping changes no customer, ends its webhooks, and connecting again goes on with the same links', async () => {
    const before = await store.customers()
    expect(await webhooks()).not.toEqual([])
    expect(await leave('keep')).toEqual({ kind: 'applied' })
    expect(await isListed()).toBe(false)
    expect(await webhooks()).toEqual([])
    await acme.scim('DELETE', `Users/${ids[0]}`)
    await drain()
    expect(await store.customers()).toEqual(before)
    await reconnect()
    await drain()
    await new Promise((resolve) => setTimeout(resolve, 500))
    await drain()
    expect(await store.customers()).toHaveLength(20)
    // Who has left meanwhile loses access now.
    expect(await tagged('rollcall:member')).toBe(19)
  })

  test('by restricting takes access from everyone, past the guard, and then disconnects by itself', async () => {
    expect(await leave('restrict')).toEqual({ kind: 'applied' })
    expect((await viewFarewell(acme.ctx, { id: store.id })).underWay?.choice).toBe('restrict')
    await drain()
    expect(await tagged('rollcall:member')).toBe(0)
    expect(await isListed()).toBe(false)
    const { events } = await viewActivity(acme.ctx, { limit: 10 })
    expect(events.map(({ title }) => title)).toContainEqual(
      expect.stringContaining('was disconnected as previewed: 20 were restricted there'),
    )
  })

  test('and connecting it again gives nobody access before somebody has seen who would get it', async () => {
    await leave('restrict')
    await drain()
    await reconnect()
    await drain()
    expect(await tagged('rollcall:member')).toBe(0)
    const { id } = await createPreview(acme.ctx, { kind: 'back-fill', storeId: store.id })
    await applyPreview(acme.ctx, { id })
    await drain()
    expect(await tagged('rollcall:member')).toBe(20)
    expect(await store.customers()).toHaveLength(20)
  })

  test('waits for whom the store refuses, names them, and is done once they were tried again', async () => {
    const refusal = { kind: 'userError', index: 0, code: 'INVALID', message: 'No', field: ['input'] }
    await control(simulator, 'POST', 'faults', { store: store.domain, ...refusal })
    await leave('restrict')
    await drain()
    expect(await isListed()).toBe(true)
    const { failedPeople } = await viewFarewell(acme.ctx, { id: store.id })
    expect(failedPeople).toMatchObject([{ name: 'Ada Lovelace', reason: { who: expect.any(String) } }])
    await retryFarewell(acme.ctx, { id: store.id })
    await drain()
    expect(await isListed()).toBe(false)
    expect(await tagged('rollcall:member')).toBe(0)
  })

  test('can be called off: the store then takes no writes until it goes live again', async () => {
    await leave('restrict')
    await stayInStore(acme.ctx, { id: store.id })
    await drain()
    expect(await tagged('rollcall:member')).toBe(20)
    expect((await viewStores(acme.ctx))[0]?.pausedAt).not.toBeNull()
  })

  test('by handing over takes nothing away and forgets: what was ours is the merchant’s for good', async () => {
    const before = (await store.customers()).map(({ id, tags }) => ({ id, tags }))
    await leave('hand-over')
    await drain()
    expect(await isListed()).toBe(false)
    expect((await store.customers()).map(({ id, tags }) => ({ id, tags }))).toEqual(before)
    const person = await viewPerson(acme.ctx, { id: ids[0] ?? '' })
    expect(person.links[0]).toMatchObject({ state: 'ignored', customerId: null, managedTags: [] })
    const writes = await mutations()
    await acme.scim('DELETE', `Users/${ids[1]}`)
    await drain()
    expect(await mutations()).toBe(writes)
  })
})

describe('a store that is connected when there are people already (M39)', () => {
  test('takes no writes until its back-fill was seen and applied', async () => {
    const later = await connectTestStore(simulator, acme, undefined, { waits: true })
    const drainLater = () => drainStore({ ...target(), storeId: later.id })
    await drainLater()
    expect(await later.customers()).toEqual([])
    const { id } = await createPreview(acme.ctx, { kind: 'back-fill', storeId: later.id })
    await applyPreview(acme.ctx, { id })
    await drainLater()
    expect(await later.customers()).toHaveLength(20)
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { viewActivity } from '@/services/activity/view'
import { viewPerson } from '@/services/people/view'
import { viewStores } from '@/services/stores/view'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { ada } from '@/testing/people'
import { connectTestStore, control, useSimulator, type TestStore } from '@/testing/stores'
import { hearWebhooks } from '@/testing/webhooks'
import { checkSubscriptions } from './check-subscriptions'
import { processInbox } from './process'

await useDatabase()
const ear = await hearWebhooks()
const simulator = await useSimulator()

let acme: TestDirectory
let store: TestStore

beforeAll(async () => void (acme = await testDirectory()))
afterAll(async () => {
  await ear.stop()
  await simulator.stop()
})

const target = () => ({ organizationId: acme.ctx.organizationId, storeId: store.id })
const drain = () => drainStore(target())
const customerOf = async (id: string) => (await store.customers()).find((customer) => customer.id === id)
const outbox = () =>
  control<{ topic: string; webhookId: string; status: string }[]>(
    simulator,
    'GET',
    `webhooks?store=${store.domain}`,
  )

/** Waits until everything that the store has to tell is in the inbox, then processes it. */
async function hear() {
  await vi.waitFor(
    async () => expect((await outbox()).filter(({ status }) => status === 'waiting')).toEqual([]),
    10_000,
  )
  return processInbox(target())
}

const linkOf = async (id: string) =>
  (await viewPerson(acme.ctx, { id })).links.find((link) => link.store.id === store.id)

const linesOf = async (id: string) =>
  (await viewPerson(acme.ctx, { id })).events.filter((event) => event.store?.id === store.id)

const mutations = async () => (await store.requests()).reduce((sum, request) => sum + request.mutations, 0)
const viewStore = async () => (await viewStores(acme.ctx)).find(({ id }) => id === store.id)

let people = 0

/** Someone whose customer is in the store, with its echo heard. */
async function member(fields: Record<string, unknown> = {}) {
  const email = `heard${++people}@example.com`
  const body = ada({ userName: email, emails: [{ value: email, primary: true }], ...fields })
  const answer = await acme.scim('POST', 'Users', body)
  const { id } = answer.body as { id: string }
  await drain()
  await hear()
  const customerId = (await linkOf(id))?.customerId
  if (!customerId) throw new Error('The member has no customer')
  return { id, email, customerId }
}

const deactivate = async (id: string) => {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp']
  await acme.scim('PATCH', `Users/${id}`, {
    schemas,
    Operations: [{ op: 'replace', value: { active: false } }],
  })
  await drain()
}

beforeEach(async () => {
  store = await connectTestStore(simulator, acme)
  await checkSubscriptions(target())
  await drain()
  await hear()
})

describe('a delivery', () => {
  test('with a forged signature is answered 401 and not kept', async () => {
    await control(simulator, 'POST', 'faults', {
      kind: 'webhook-bad-hmac',
      on: 'webhook',
      store: store.domain,
    })
    const before = ear.answers.length
    await store.act({ email: 'forged@example.com' })
    await vi.waitFor(() => expect(ear.answers.slice(before).map(({ status }) => status)).toContain(401))
  })

  test('of a shop that nobody has connected is answered 200 and forgotten', async () => {
    const fault = { kind: 'webhook-wrong-shop', domain: 'strange.myshopify.com', on: 'webhook' }
    await control(simulator, 'POST', 'faults', { ...fault, store: store.domain })
    const before = ear.answers.length
    await store.act({ email: 'strange@example.com' })
    await vi.waitFor(() => expect(ear.answers.length).toBeGreaterThan(before))
    expect(ear.answers.slice(before).map(({ status }) => status)).toEqual([200])
    expect((await processInbox(target())).processed).toBe(0)
  })

  test('is on the store’s card', async () => {
    await store.act({ email: 'card@example.com' })
    await hear()
    expect(await viewStore()).toMatchObject({ lastWebhookAt: expect.any(Date) })
  })

  test('that comes ten times is processed once', async () => {
    const { id, customerId } = await member()
    await store.act({ action: 'removeTags', id: customerId, tags: ['rollcall:member'] })
    await vi.waitFor(async () => expect((await outbox()).at(-1)?.status).toBe('delivered'))
    const told = (await outbox()).findLast(({ topic }) => topic === 'CUSTOMER_TAGS_REMOVED')
    for (let n = 0; n < 9; n++) await control(simulator, 'POST', 'replay', { webhookId: told?.webhookId })
    await hear()
    await drain()
    await hear()
    expect(ear.answers.filter(({ webhookId }) => webhookId === told?.webhookId)).toHaveLength(10)
    expect((await linesOf(id)).filter(({ kind }) => kind === 'customer.edited')).toHaveLength(1)
  })
})

describe('our own echo', () => {
  test('costs no request and no line of history', async () => {
    const { id } = await member()
    const [requests, lines] = [(await store.requests()).length, (await linesOf(id)).length]
    await acme.scim('PATCH', `Users/${id}`, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', path: 'name.familyName', value: 'King' }],
    })
    await drain()
    expect((await hear()).processed).toBeGreaterThan(0)
    expect((await store.requests()).length).toBe(requests + 1)
    expect((await linesOf(id)).length).toBe(lines + 1)
  })

  test('that comes while its write is not recorded yet is not taken for an edit', async () => {
    const { id } = await member()
    await acme.scim('PATCH', `Users/${id}`, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', path: 'name.familyName', value: 'King' }],
    })
    await Promise.all([drain(), processInbox(target()), processInbox(target())])
    await hear()
    expect((await linesOf(id)).filter(({ kind }) => kind === 'customer.edited')).toEqual([])
    expect(await linkOf(id)).toMatchObject({ state: 'verified' })
  })
})

describe('an edit by the merchant', () => {
  test('of a managed tag is put back, and the merchant’s own tags stay', async () => {
    const { id, customerId } = await member()
    await store.act({ action: 'addTags', id: customerId, tags: ['VIP'] })
    await store.act({ action: 'removeTags', id: customerId, tags: ['rollcall:member'] })
    await hear()
    await drain()
    expect((await customerOf(customerId))?.tags.toSorted()).toEqual(['VIP', 'rollcall:member'])
    expect(await linkOf(id)).toMatchObject({ state: 'verified', managedTags: ['rollcall:member'] })
  })

  test('of a name that the directory owns is put back, with what happened on the timeline', async () => {
    const { id, customerId } = await member()
    await store.act({ action: 'update', id: customerId, lastName: 'Byron' })
    await hear()
    await drain()
    expect(await customerOf(customerId)).toMatchObject({ lastName: 'Lovelace' })
    const [line] = (await linesOf(id)).filter(({ kind }) => kind === 'customer.edited')
    expect(line?.changes).toEqual([{ field: 'lastName', from: 'Lovelace', to: 'Byron' }])
  })

  test('of a leaver’s marker is put back', async () => {
    const { id, customerId } = await member()
    await deactivate(id)
    await hear()
    await store.act({ action: 'removeTags', id: customerId, tags: ['rollcall:deprovisioned'] })
    await hear()
    await drain()
    expect((await customerOf(customerId))?.tags).toEqual(['rollcall:deprovisioned'])
  })

  test('of what the directory says nothing about costs one reading and no write', async () => {
    const { id, customerId } = await member()
    const before = await mutations()
    await store.act({ action: 'update', id: customerId, phone: '+15145550199' })
    await hear()
    await drain()
    expect(await mutations()).toBe(before)
    expect(await customerOf(customerId)).toMatchObject({ phone: '+15145550199' })
    expect((await linesOf(id)).filter(({ kind }) => kind === 'customer.edited')).toEqual([])
  })

  test('that is told in the wrong order ends the same', async () => {
    const { customerId } = await member()
    await control(simulator, 'POST', 'webhooks', { mode: 'manual' })
    await store.act({ action: 'update', id: customerId, lastName: 'Byron' })
    await store.act({ action: 'update', id: customerId, lastName: 'Noel' })
    await control(simulator, 'POST', 'deliver', { store: store.domain, reverse: true })
    await control(simulator, 'POST', 'webhooks', { mode: 'immediate' })
    await hear()
    await drain()
    await hear()
    expect(await customerOf(customerId)).toMatchObject({ lastName: 'Lovelace' })
  })

  test('that another program repeats for ever is given up after some rounds, and says who can end it', async () => {
    const { id, customerId } = await member()
    for (let round = 0; round < 7; round++) {
      await store.act({ action: 'removeTags', id: customerId, tags: ['rollcall:member'] })
      await hear()
      await drain()
    }
    expect(await linkOf(id)).toMatchObject({
      state: 'failed',
      reason: { code: 'contested', who: 'store-owner' },
    })
    expect((await linesOf(id)).filter(({ kind }) => kind === 'customer.edited')).toHaveLength(6)
  })
})

describe('a customer that the merchant deletes', () => {
  test('is made again for a member', async () => {
    const { id, email, customerId } = await member()
    await store.act({ action: 'delete', id: customerId })
    await hear()
    await drain()
    expect((await store.customers()).filter((customer) => customer.email === email)).toHaveLength(1)
    expect((await linkOf(id))?.customerId).not.toBe(customerId)
    expect(await linkOf(id)).toMatchObject({ state: 'verified' })
  })

  test('ends the matter for a leaver', async () => {
    const { id, customerId } = await member()
    await deactivate(id)
    await store.act({ action: 'delete', id: customerId })
    await hear()
    expect(await linkOf(id)).toMatchObject({ state: 'skipped', customerId: null, dueAt: null })
  })
})

describe('customers that the merchant merges', () => {
  beforeEach(async () => {
    const scopes = [...((await viewStore())?.scopes ?? []), 'read_customer_merge']
    await control(simulator, 'POST', `stores/${store.domain}/scopes`, { scopes })
    await hear()
    await checkSubscriptions(target())
  })

  test('keep the link: it goes on with the customer that is left', async () => {
    const { id, email, customerId } = await member()
    const other = await store.act({ email: `other-${email}`, firstName: 'Augusta', tags: ['VIP'] })
    await store.act({ action: 'merge', id: other.id, otherId: customerId })
    await hear()
    await drain()
    expect(await linkOf(id)).toMatchObject({ state: 'verified', customerId: other.id })
    expect(await customerOf(other.id)).toMatchObject({ email, firstName: 'Ada' })
    expect((await customerOf(other.id))?.tags.toSorted()).toEqual(['VIP', 'rollcall:member'])
    expect(await store.customers()).not.toContainEqual(expect.objectContaining({ id: customerId }))
  })

  test('of two people leave it to the one that was kept; the other is owed a customer again', async () => {
    const [kept, gone] = [await member(), await member()]
    await store.act({ action: 'merge', id: kept.customerId, otherId: gone.customerId })
    await hear()
    await drain()
    await hear()
    expect(await linkOf(kept.id)).toMatchObject({ state: 'verified', customerId: kept.customerId })
    expect(await linkOf(gone.id)).toMatchObject({ state: 'verified' })
    expect((await linkOf(gone.id))?.customerId).not.toBe(gone.customerId)
    expect((await store.customers()).filter(({ email }) => email === gone.email)).toHaveLength(1)
  })
})

describe('the app', () => {
  test('that is uninstalled loses its tokens, and connecting again finds the old links', async () => {
    const { id, email, customerId } = await member()
    await control(simulator, 'POST', `stores/${store.domain}/uninstall`)
    await hear()
    expect(await viewStore()).toMatchObject({ status: 'uninstalled', trouble: expect.any(String) })
    await drain()
    expect(await viewStore()).toMatchObject({ status: 'uninstalled' })
    await connectTestStore(simulator, acme, store.domain)
    await drain()
    expect(await viewStore()).toMatchObject({ status: 'connected' })
    expect(await linkOf(id)).toMatchObject({ state: 'verified', customerId })
    expect((await store.customers()).filter((customer) => customer.email === email)).toHaveLength(1)
  })

  test('whose uninstalling is told after it was connected again stays connected', async () => {
    await control(simulator, 'POST', 'webhooks', { mode: 'manual' })
    await control(simulator, 'POST', `stores/${store.domain}/uninstall`)
    await connectTestStore(simulator, acme, store.domain)
    await control(simulator, 'POST', 'deliver', { store: store.domain })
    await control(simulator, 'POST', 'webhooks', { mode: 'immediate' })
    await hear()
    expect(await viewStore()).toMatchObject({ status: 'connected' })
  })

  test('that loses a scope and gets it back is told what is missing', async () => {
    const scopes = (await viewStore())?.scopes ?? []
    await control(simulator, 'POST', `stores/${store.domain}/scopes`, { scopes: ['read_customers'] })
    await hear()
    expect(await viewStore()).toMatchObject({ status: 'scope_missing', missingScopes: ['write_customers'] })
    await control(simulator, 'POST', `stores/${store.domain}/scopes`, { scopes })
    await hear()
    expect(await viewStore()).toMatchObject({ status: 'connected', trouble: null, missingScopes: [] })
    const { events } = await viewActivity(acme.ctx, { limit: 20, storeId: store.id })
    expect(events.filter(({ kind }) => kind === 'store.scopes-changed')).toHaveLength(2)
  })
})

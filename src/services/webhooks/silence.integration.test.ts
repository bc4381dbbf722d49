import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { database } from '@/adapters/db/client'
import { viewPerson } from '@/services/people/view'
import { renewEndingAccess } from '@/services/stores/renew-ending-access'
import { viewStores } from '@/services/stores/view'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { ada } from '@/testing/people'
import { connectTestStore, control, useSimulator, type TestStore } from '@/testing/stores'
import { hearWebhooks } from '@/testing/webhooks'
import { catchUp, findBehind } from './catch-up'
import { checkNow } from './check-now'
import { checkSubscriptions, findUnchecked } from './check-subscriptions'
import { findWaiting } from './find-waiting'
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
beforeEach(async () => void (store = await connectTestStore(simulator, acme)))

const target = () => ({ organizationId: acme.ctx.organizationId, storeId: store.id })
const drain = () => drainStore(target())
const subscriptions = () =>
  control<{ topic: string; uri: string }[]>(simulator, 'GET', `stores/${store.domain}/webhooks`)
const linkOf = async (id: string) =>
  (await viewPerson(acme.ctx, { id })).links.find((link) => link.store.id === store.id)
const unheardSince = async () => (await viewStores(acme.ctx)).find(({ id }) => id === store.id)?.unheardSince
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)

let people = 0

async function member() {
  const email = `quiet${++people}@example.com`
  const body = ada({ userName: email, emails: [{ value: email, primary: true }] })
  const answer = await acme.scim('POST', 'Users', body)
  const { id } = answer.body as { id: string }
  await drain()
  const customerId = (await linkOf(id))?.customerId ?? ''
  return { id, customerId }
}

const tagsOf = async (customerId: string) =>
  (await store.customers()).find(({ id }) => id === customerId)?.tags

describe('the subscriptions of a store', () => {
  test('are due when it was connected, and made at the portal’s address', async () => {
    expect(await findUnchecked()).toContainEqual(target())
    await checkSubscriptions(target())
    expect(new Set((await subscriptions()).map(({ uri }) => uri))).toEqual(
      new Set([`${ear.url}/api/shopify/webhooks`]),
    )
    expect(await findUnchecked()).not.toContainEqual(target())
  })

  test('are due again after a day', async () => {
    await checkSubscriptions(target())
    await database().store.update({ where: { id: store.id }, data: { webhooksCheckedAt: hoursAgo(25) } })
    expect(await findUnchecked()).toContainEqual(target())
  })

  test('are looked at when an operator asks, in their own organization only', async () => {
    expect(await checkNow(acme.ctx, store.id)).toMatchObject({ checked: true })
    const other = await testDirectory()
    await expect(checkNow(other.ctx, store.id)).rejects.toThrow(/no such store/)
  })
})

describe('a store that has fallen silent', () => {
  test('is noticed by the missing echo, heard again, and what changed meanwhile is put back', async () => {
    await checkSubscriptions(target())
    await control(simulator, 'POST', 'faults', {
      kind: 'webhook-drop',
      on: 'webhook',
      store: store.domain,
      forMs: 600_000,
    })
    const { id, customerId } = await member()
    await store.act({ action: 'removeTags', id: customerId, tags: ['rollcall:member'] })
    expect(await unheardSince()).toEqual(expect.any(Date))
    expect(await findUnchecked()).not.toContainEqual(target())
    await database().store.update({
      where: { id: store.id },
      data: { unheardSince: hoursAgo(1), webhooksCheckedAt: hoursAgo(3) },
    })
    expect(await findUnchecked()).toContainEqual(target())
    await checkSubscriptions(target())
    expect(await findUnchecked()).not.toContainEqual(target())
    expect(await findBehind()).toContainEqual(target())
    expect((await catchUp(target())).read).toBeGreaterThan(0)
    expect(await findBehind()).not.toContainEqual(target())
    await drain()
    expect(await tagsOf(customerId)).toEqual(['rollcall:member'])
    expect(await linkOf(id)).toMatchObject({ state: 'verified' })
    await control(simulator, 'DELETE', 'faults')
    await store.act({ email: 'heard-again@example.com' })
    await vi.waitFor(async () => expect(await unheardSince()).toBeNull())
  })

  test('because it has no subscriptions any more gets them back, and is caught up with', async () => {
    const { id, customerId } = await member()
    await store.act({ action: 'delete', id: customerId })
    await checkSubscriptions(target())
    expect((await subscriptions()).length).toBeGreaterThan(0)
    await catchUp(target())
    await drain()
    expect((await linkOf(id))?.customerId).not.toBe(customerId)
    expect(await linkOf(id)).toMatchObject({ state: 'verified' })
  })

  test('keeps its place in catching up while it does not answer', async () => {
    await member()
    await checkSubscriptions(target())
    await control(simulator, 'POST', 'faults', { store: store.domain, kind: 'status', status: 503, count: 1 })
    await catchUp(target())
    expect(await findBehind()).toContainEqual(target())
  })
})

describe('a delivery whose wake-up was lost', () => {
  test('is found by the sweep, and not once it is processed', async () => {
    await checkSubscriptions(target())
    await store.act({ email: `lost${++people}@example.com` })
    await vi.waitFor(async () => expect(await findWaiting()).toContainEqual(target()))
    await processInbox(target())
    expect(await findWaiting()).not.toContainEqual(target())
  })

  test('waits in the inbox while the store does not answer', async () => {
    await checkSubscriptions(target())
    const { customerId } = await member()
    await vi.waitFor(async () => expect(await findWaiting()).toContainEqual(target()))
    await processInbox(target())
    await control(simulator, 'POST', 'faults', { store: store.domain, kind: 'status', status: 401, count: 1 })
    await store.act({ action: 'removeTags', id: customerId, tags: ['rollcall:member'] })
    await vi.waitFor(async () => expect(await findWaiting()).toContainEqual(target()))
    await processInbox(target())
    const [seen] = (await viewStores(acme.ctx)).filter(({ id }) => id === store.id)
    expect(seen).toMatchObject({ status: 'unauthorized' })
    const left = await database().webhookDelivery.count({
      where: { storeId: store.id, dueAt: { not: null } },
    })
    expect(left).toBeGreaterThan(0)
  })
})

describe('the access to an idle store', () => {
  const endsSoon = () =>
    database().store.update({
      where: { id: store.id },
      data: { accessTokenExpiresAt: new Date(Date.now() + 10 * 60_000) },
    })

  test('is renewed before it ends', async () => {
    await endsSoon()
    const before = await database().store.findUniqueOrThrow({ where: { id: store.id } })
    expect(await renewEndingAccess()).toMatchObject({ renewed: 1, failed: 0 })
    const after = await database().store.findUniqueOrThrow({ where: { id: store.id } })
    expect(after.sealedAccessToken).not.toBe(before.sealedAccessToken)
    expect(after.accessTokenExpiresAt?.getTime()).toBeGreaterThan(Date.now() + 30 * 60_000)
    expect(await renewEndingAccess()).toEqual({ renewed: 0, failed: 0 })
  })

  test('that was revoked is told before anybody leaves', async () => {
    await endsSoon()
    await control(simulator, 'POST', 'faults', {
      store: store.domain,
      on: 'token',
      kind: 'status',
      status: 401,
      count: 1,
    })
    expect(await renewEndingAccess()).toMatchObject({ failed: 1 })
    const [seen] = (await viewStores(acme.ctx)).filter(({ id }) => id === store.id)
    expect(seen).toMatchObject({ status: 'unauthorized', trouble: expect.any(String) })
  })
})

import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CustomerUpdate } from '@/core/reconcile/customer-store'
import { findStore } from '@/adapters/db/stores'
import { within } from '@/adapters/db/tenant'
import { writeCustomers } from '@/adapters/shopify/customer-writes'
import { RESERVE, waitBefore } from '@/adapters/shopify/pace'
import type { PointsAsked } from '@/adapters/shopify/shared-points'
import { StoreConnection } from '@/adapters/shopify/store-connection'
import { StorePace } from '@/adapters/shopify/store-pace'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { connectTestStore, control, useSimulator, type TestStore } from '@/testing/stores'
import { sharedPoints } from './shared-points'
import { sealingContext, shopifyApp, vault } from './shopify-app'

await useDatabase()
const simulator = await useSimulator()

let acme: TestDirectory
let store: TestStore
beforeAll(async () => void (acme = await testDirectory()))
beforeEach(async () => void (store = await connectTestStore(simulator, acme)))

/** The store as another process of the portal speaks to it. */
async function aProcess() {
  const { organizationId } = acme.ctx
  const row = await within(organizationId, (tenant) => findStore(tenant, store.id))
  const accessToken = vault().open(row?.sealedAccessToken ?? '', sealingContext(store.id))
  const pace = new StorePace(sharedPoints(organizationId, store.id, randomUUID()))
  return new StoreConnection(shopifyApp(), { shop: store.domain, accessToken }, pace)
}

/** One for all: a customer with another link's key would be given its own with each write. */
const linkId = randomUUID()

const noted = (customerId: string, note: string): CustomerUpdate => ({
  kind: 'update',
  linkId,
  customerId,
  fields: { note },
  addTags: [],
  removeTags: [],
})

/** Writes one customer after the other as fast as the pace lets it, in requests of ten mutations. */
async function write(connection: StoreConnection, customerId: string, requests: number) {
  const batch = Array.from({ length: 10 }, (_, number) => noted(customerId, `${number}`))
  const many = Array.from({ length: requests }, () => writeCustomers(connection, batch, { reserve: 1 }))
  return (await Promise.all(many)).flat()
}

const asProcess = () => sharedPoints(acme.ctx.organizationId, store.id, randomUUID())

const asking = (asked: Partial<PointsAsked>): PointsAsked => ({
  cost: 0,
  reserve: 0,
  inFlight: { urgent: 0, patient: 0 },
  said: null,
  lost: 0,
  ...asked,
})

const sent = () =>
  control<{ throttled: boolean }[]>(simulator, 'GET', `requests?store=${store.domain}&limit=1000`)

describe('the bucket of a store is shared by all processes', () => {
  test('two that write all they can at the same time are not throttled', async () => {
    await control(simulator, 'POST', 'stores', { domain: store.domain, plan: 'enterprise' })
    const { id } = await store.act({ email: 'ada@example.com' })
    const [one, two] = [await aProcess(), await aProcess()]
    await control(simulator, 'POST', 'faults', { store: store.domain, kind: 'drain' })
    await write(one, id, 1)
    const before = (await sent()).length
    const results = await Promise.all([write(one, id, 30), write(two, id, 30)])
    expect(results.flat().every(({ ok }) => ok)).toBe(true)
    const requests = (await sent()).slice(before)
    expect(requests.filter(({ throttled }) => throttled)).toHaveLength(0)
    expect(requests).toHaveLength(60)
  })

  test('what one has in flight is not there for the others, until it is told to have ended', async () => {
    const [one, two] = [new StorePace(asProcess()), new StorePace(asProcess())]
    const ticket = await one.admit(1900, 0)
    expect(await asProcess()(asking({ cost: 200 }))).toBeGreaterThan(0)
    one.release(ticket)
    expect(await two.admit(2000, 0)).toEqual({ cost: 2000, reserve: 0 })
  })

  test('an urgent request within the reserve passes the patient ones of another process', async () => {
    await new StorePace(asProcess()).admit(1800, RESERVE)
    expect(await asProcess()(asking({ cost: 100, reserve: RESERVE }))).toBeGreaterThan(0)
    expect(await asProcess()(asking({ cost: 100 }))).toBe(0)
  })

  test('the database counts as each process does by itself', async () => {
    const points = (max: number) => fc.integer({ min: 0, max })
    const known = fc.record({
      cost: fc.integer({ min: 1, max: 3000 }),
      reserve: fc.constantFrom(0, RESERVE),
      inFlight: fc.record({ urgent: points(400), patient: points(400) }),
      status: fc.record({
        maximumAvailable: fc.constantFrom(2000, 20_000),
        currentlyAvailable: points(2000),
        restoreRate: fc.constantFrom(100, 1000),
      }),
    })
    const ask = asProcess()
    await fc.assert(
      fc.asyncProperty(known, async ({ status, inFlight, cost, reserve }) => {
        const shared = await ask(asking({ cost, reserve, inFlight, said: { status, ageMs: 0 } }))
        const { maximumAvailable: maximum, currentlyAvailable: available, restoreRate } = status
        const alone = waitBefore({ maximum, available, restoreRate, at: 0, inFlight }, cost, 0, reserve)
        expect(shared).toBe(alone)
      }),
      { numRuns: 40 },
    )
  })
})

import { afterAll, describe, expect, test, vi } from 'vitest'
import { viewStores } from '@/services/stores/view'
import { useDatabase } from '@/testing/database'
import { openStage } from '@/testing/stage'
import { control, useSimulator, type TestStore } from '@/testing/stores'
import { drainStore } from './drain-store'

process.env.SHOPIFY_ANSWER_SECONDS = '1'
process.env.COALESCE_MS = '1'
await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())

/** Longer than we wait. */
const TOO_LONG = { ms: 4_000, operation: 'customerSet' }

describe('a store that answers later than we wait', () => {
  test.each<[string, object, number]>([
    ['although it has made the customer', { kind: 'hang', after: true, ...TOO_LONG }, 1],
    ['with a body that trickles after it has made the customer', { kind: 'slow-body', ...TOO_LONG }, 1],
    ['and has made nothing', { kind: 'hang', ...TOO_LONG }, 2],
    ['because it makes the customer only then', { kind: 'latency', ...TOO_LONG }, 2],
  ])('%s: the reason is shown, and the customer is there once', async (_, given, writes) => {
    const stage = await openStage(simulator)
    const { id, email } = await stage.join()
    await control(simulator, 'POST', 'faults', { store: stage.store.domain, ...given })
    const target = { organizationId: stage.ctx.organizationId, storeId: stage.store.id }
    const trouble = async () => (await viewStores(stage.ctx))[0]?.trouble ?? null
    const emails = async () => (await stage.customers()).map((customer) => customer.email)
    const draining = drainStore(target)
    await vi.waitFor(async () => expect(await trouble()).toMatch('did not answer within 1 s'), 4_000)
    await draining
    expect(await emails()).toEqual([email])
    expect(await stage.linkOf(id)).toMatchObject({ state: 'verified', reason: null })
    // A customer that is there is found; what comes late of the request that was given up makes no other.
    await vi.waitFor(async () => expect(await writesTo(stage.store)).toBe(writes), 8_000)
    await drainStore(target)
    expect(await emails()).toEqual([email])
    expect(await trouble()).toBeNull()
    expect(await stage.linkOf(id)).toMatchObject({ state: 'verified', reason: null })
  })
})

/** The simulator logs a request once it has dealt with it. */
const writesTo = async (store: TestStore) =>
  (await store.requests()).filter(({ operations }) => operations.includes('customerSet')).length

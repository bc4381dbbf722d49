import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { addDirectory } from '@/testing/directory'
import { leaveDirectory, leaveStore } from '@/testing/farewell'
import { drainKiller } from '@/testing/history/killed-drain'
import { openStage, type Stage } from '@/testing/stage'
import { control, useSimulator } from '@/testing/stores'
import { viewStores } from './view'

process.env.GUARD_SETTLE_MS = '0'
process.env.COALESCE_MS = '1'
await useDatabase()
const simulator = await useSimulator()
const killer = drainKiller()
afterAll(async () => {
  await killer.stop()
  await simulator.stop()
})

/** More than what one step of a goodbye takes. */
const PEOPLE = 70

let stage: Stage
beforeEach(async () => {
  await control(simulator, 'DELETE', 'faults')
  await control(simulator, 'POST', 'latency', {})
  stage = await openStage(simulator)
  for (let n = 0; n < PEOPLE; n++) await stage.join()
  await stage.drain()
  expect(await tagged('rollcall:member')).toBe(PEOPLE)
}, 60_000)

const target = () => ({ organizationId: stage.ctx.organizationId, storeId: stage.store.id })
const leave = (choice: 'hand-over' | 'restrict') =>
  leaveStore(stage.ctx, { id: stage.store.id, choice, confirmation: stage.store.domain })
const leaveItsDirectory = (choice: 'hand-over' | 'restrict') =>
  leaveDirectory(stage.ctx, { id: stage.directoryId, choice, confirmation: 'Acme Okta' })

const tagged = async (tag: string) =>
  (await stage.customers()).filter(({ tags }) => tags.includes(tag)).length
const keyed = async () =>
  (await stage.customers()).filter(({ metafields }) => metafields.some(({ key }) => key === 'rollcall_link'))
    .length
const isListed = async () => (await viewStores(stage.ctx)).some(({ id }) => id === stage.store.id)
const linked = () =>
  database().link.count({ where: { organizationId: stage.ctx.organizationId, customerId: { not: null } } })

/** Kills the drain again and again, each time at another moment. Answers what was done when the last one died. */
async function killOften(done: () => Promise<number>) {
  await control(simulator, 'POST', 'latency', { ms: 15, perMutationMs: 1 })
  const seen: number[] = []
  for (const afterMs of [5, 40, 90]) {
    await killer.drainAndKill(target(), afterMs)
    seen.push(await done())
  }
  await control(simulator, 'POST', 'latency', {})
  return seen
}

/** Drains until the goodbye is over. */
async function finish() {
  for (let round = 0; round < 20 && (await isListed()); round++) {
    await stage.retry()
    await stage.drain()
  }
}

async function letUnreachable(fault: object) {
  await control(simulator, 'POST', 'faults', { store: stage.store.domain, on: 'graphql', count: 8, ...fault })
  await drainStore(target())
}

const troubles: [string, object][] = [
  ['answers 500', { kind: 'status', status: 500 }],
  ['hangs up after it has written', { kind: 'drop-after' }],
]

describe('restricting everyone in a store that is left', () => {
  test('goes on after each kill, until everyone is restricted once and the store is disconnected', async () => {
    await leave('restrict')
    await killOften(() => tagged('rollcall:deprovisioned'))
    await finish()
    expect(await isListed()).toBe(false)
    const customers = await stage.customers()
    expect(customers.map(({ tags }) => tags)).toEqual(Array(PEOPLE).fill(['rollcall:deprovisioned']))
    expect(new Set(customers.map(({ email }) => email)).size).toBe(PEOPLE)
  }, 60_000)

  test.each(troubles)(
    'waits while the store %s, and loses nobody',
    async (_, fault) => {
      await leave('restrict')
      await letUnreachable(fault)
      await control(simulator, 'DELETE', 'faults')
      await finish()
      expect(await isListed()).toBe(false)
      expect([await tagged('rollcall:member'), await tagged('rollcall:deprovisioned')]).toEqual([0, PEOPLE])
    },
    60_000,
  )
})

describe('handing a store over', () => {
  test('goes on after each kill, until each of more than fifty customers is the merchant’s', async () => {
    const before = (await stage.customers()).map(({ id, tags }) => ({ id, tags }))
    await leave('hand-over')
    const left = await killOften(keyed)
    expect(left).toEqual(left.toSorted((a, b) => b - a))
    await finish()
    expect(await isListed()).toBe(false)
    expect([await keyed(), await linked()]).toEqual([0, 0])
    expect((await stage.customers()).map(({ id, tags }) => ({ id, tags }))).toEqual(before)
  }, 60_000)

  test.each(troubles)(
    'waits while the store %s, and forgets nobody before',
    async (_, fault) => {
      await leave('hand-over')
      await letUnreachable(fault)
      expect(await linked()).toBeGreaterThanOrEqual(await keyed())
      await control(simulator, 'DELETE', 'faults')
      await finish()
      expect(await isListed()).toBe(false)
      expect([await keyed(), await linked()]).toEqual([0, 0])
    },
    60_000,
  )
})

describe('removing a directory with more than fifty people', () => {
  test('by restricting goes on after each kill, and whom another directory has stays', async () => {
    const other = await addDirectory(stage.ctx, 'Entra')
    const [customer] = await stage.customers()
    const email = customer?.email ?? ''
    await stage.join(
      { userName: email, externalId: email, emails: [{ value: email, primary: true }] },
      other.scim,
    )
    await stage.drain()
    await leaveItsDirectory('restrict')
    await killOften(() => tagged('rollcall:deprovisioned'))
    // The lock of one that has died is held until the database hears of its death.
    for (let round = 0; round < 20 && (await tagged('rollcall:member')) > 1; round++) {
      await stage.retry()
      await stage.drain()
    }
    expect([await tagged('rollcall:member'), await tagged('rollcall:deprovisioned')]).toEqual([1, PEOPLE - 1])
    expect((await stage.customers()).find(({ tags }) => tags.includes('rollcall:member'))?.email).toBe(email)
    expect(await stage.customers()).toHaveLength(PEOPLE)
  }, 60_000)

  test('by restricting waits while the store cannot be reached', async () => {
    await leaveItsDirectory('restrict')
    await letUnreachable({ kind: 'status', status: 402, count: 500 })
    expect(await tagged('rollcall:deprovisioned')).toBeLessThan(PEOPLE)
    await control(simulator, 'DELETE', 'faults')
    for (let round = 0; round < 5; round++) {
      await stage.retry()
      await stage.drain()
    }
    expect([await tagged('rollcall:member'), await tagged('rollcall:deprovisioned')]).toEqual([0, PEOPLE])
  }, 60_000)

  test('by handing over takes nothing away, and a drain that was under way writes nothing any more', async () => {
    const before = (await stage.customers()).map(({ id, tags }) => ({ id, tags }))
    await leaveItsDirectory('hand-over')
    await killOften(linked)
    await stage.drain()
    expect(await linked()).toBe(0)
    expect((await stage.customers()).map(({ id, tags }) => ({ id, tags }))).toEqual(before)
  }, 60_000)
})

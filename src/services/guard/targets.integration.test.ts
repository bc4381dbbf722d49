import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { restrictPerson } from '@/services/people/restrict'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { patch } from '@/testing/heard-store'
import { ada } from '@/testing/people'
import { rollcallServer } from '@/testing/rollcall-server'
import { listOf } from '@/testing/scim-answers'
import { connectTestStore, useSimulator } from '@/testing/stores'
import { scimTarget, type TestTarget } from '@/testing/targets'
import { approveHeld } from './approve'
import { rejectHeld } from './reject'
import { viewHeldChange, viewHeldChanges } from './view'

process.env.GUARD_SETTLE_MS = '100'
process.env.COALESCE_MS = '1'
process.env.OUTBOUND_PRIVATE_ADDRESSES = 'true'
await useDatabase()
const simulator = await useSimulator()
const server = await rollcallServer()
afterAll(async () => {
  server.stop()
  await simulator.stop()
})

let acme: TestDirectory
let other: TestDirectory
let target: TestTarget
let ids: string[]

beforeEach(async () => {
  acme = await testDirectory()
  other = await testDirectory('The other Rollcall')
  target = await scimTarget(acme, { url: `${server.url}/scim/v2/${other.key}`, token: other.token })
  ids = []
  for (let n = 0; n < 12; n++) {
    const email = `p${n}@example.com`
    const answer = await acme.scim('POST', 'Users', ada({ userName: email, emails: [{ value: email }] }))
    ids.push((answer.body as { id: string }).id)
  }
  await target.drainAll()
})

const setActive = (id: string, value: boolean) => patch(acme, id, { op: 'replace', value: { active: value } })

const burst = () => Promise.all(ids.slice(0, 6).map((id) => setActive(id, false)))

/** Drains what is due, and what waits for the end of a burst. */
async function drain() {
  for (let round = 0; round < 4; round++) await target.drainOnce()
}

const activeThere = async () =>
  listOf(await other.scim('GET', `Users?count=0&filter=${encodeURIComponent('active eq true')}`)).totalResults

const waiting = async () => {
  const { changes } = await viewHeldChanges(acme.ctx, {})
  const change = changes.find(({ state }) => state === 'open')
  if (!change) throw new Error('Nothing is held')
  return change
}

describe('a burst of removals over the limit, where people are written back to a target', () => {
  test('is held there too, without any store, and shows who would be taken away where', async () => {
    await burst()
    await drain()
    expect(await activeThere()).toBe(12)
    const change = await waiting()
    expect(change).toMatchObject({ directory: { id: acme.directoryId }, people: { open: 6, all: 6 } })
    const { people } = await viewHeldChange(acme.ctx, { id: change.id })
    expect(people).toHaveLength(6)
    expect(people[0]).toMatchObject({ displayName: 'Ada Lovelace', targets: [{ target: { id: target.id } }] })
    expect(await target.linkOf(ids[0] ?? '')).toMatchObject({ state: 'held' })
    expect((await target.events()).filter(({ kind }) => kind === 'record.held')).toHaveLength(6)
  })

  test('is written there once it is approved', async () => {
    await burst()
    await drain()
    const { id } = await waiting()
    await approveHeld(acme.ctx, { id, people: 6, note: '' })
    await drain()
    expect(await activeThere()).toBe(6)
  })

  test('is not written there when it is rejected', async () => {
    await burst()
    await drain()
    const { id } = await waiting()
    await rejectHeld(acme.ctx, { id, people: 6, note: '' })
    await drain()
    expect(await activeThere()).toBe(12)
    expect(await target.linkOf(ids[0] ?? '')).toMatchObject({ state: 'skipped', reason: { code: 'kept' } })
  })

  test('ends by itself when everybody comes back, and nothing was taken away meanwhile', async () => {
    await burst()
    await drain()
    const { id } = await waiting()
    for (const person of ids.slice(0, 6)) await setActive(person, true)
    await drain()
    expect((await viewHeldChange(acme.ctx, { id })).state).toBe('ended')
    expect(await activeThere()).toBe(12)
  })

  test('waits for the same decision as the stores: what is held in a store is held at the target', async () => {
    const store = await connectTestStore(simulator, acme)
    const drainBoth = async () => {
      for (let round = 0; round < 3; round++) {
        await drainStore({ organizationId: acme.ctx.organizationId, storeId: store.id })
        await drain()
      }
    }
    await drainBoth()
    await burst()
    await drainBoth()
    expect(await activeThere()).toBe(12)
    const { changes } = await viewHeldChanges(acme.ctx, {})
    expect(changes).toHaveLength(1)
    const [change] = changes
    expect(change).toMatchObject({ state: 'open', people: { open: 6, all: 6 } })
    await approveHeld(acme.ctx, { id: change?.id ?? '', people: 6, note: '' })
    await drainBoth()
    expect(await activeThere()).toBe(6)
    const left = (await store.customers()).filter(({ tags }) => tags.includes('rollcall:deprovisioned'))
    expect(left).toHaveLength(6)
  })
})

test('a few who leave are switched off at the target once the burst could have been seen', async () => {
  for (const id of ids.slice(0, 3)) await setActive(id, false)
  await drain()
  expect(await activeThere()).toBe(9)
})

test('whom a teammate restricts leaves the target at once', async () => {
  await burst()
  await drain()
  const [, , , , , , , one = ''] = ids
  await restrictPerson(acme.ctx, { id: one, note: '' })
  await drain()
  expect(await activeThere()).toBe(11)
  const held = await database().targetLink.count({ where: { targetId: target.id, state: 'held' } })
  expect(held).toBe(6)
})

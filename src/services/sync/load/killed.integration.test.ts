import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { ada } from '@/testing/people'
import { connectTestStore, control, useSimulator, type TestStore } from '@/testing/stores'
import { drainStore } from '../drain-store'
import { killDrainOnce } from './testing/kill-drain'

await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())
process.env.BULK_LOAD_FROM = '20'

/** Another process has to start, and to be waited for. */
const PATIENCE_MS = 120_000

/** More than the results that are recorded in one go. */
const PEOPLE = 260
const AT_ONCE = 20

let acme: TestDirectory
let store: TestStore
beforeEach(async () => {
  acme = await testDirectory()
  for (let from = 0; from < PEOPLE; from += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, number) => join(from + number)))
  store = await connectTestStore(simulator, acme)
})

function join(number: number) {
  const userName = `person${number}@example.com`
  return acme.scim('POST', 'Users', ada({ userName, externalId: userName, emails: [{ value: userName }] }))
}

const target = () => ({ organizationId: acme.ctx.organizationId, storeId: store.id })
const fault = (given: object) => control(simulator, 'POST', 'faults', { store: store.domain, ...given })
const findLoad = () => database().bulkLoad.findFirst({ where: { storeId: store.id } })

type Load = NonNullable<Awaited<ReturnType<typeof findLoad>>>

/** Lets another process drain the store, and kills it once the load has come so far. */
async function killOnce(isThere: (load: Load) => boolean) {
  await killDrainOnce(target(), async () => {
    const load = await findLoad()
    return load !== null && isThere(load)
  })
  expect(await findLoad()).toMatchObject({ finishedAt: null })
}

async function drainAll() {
  for (;;) {
    const { more, lookAt } = await drainStore(target())
    if (more) continue
    if ((await findLoad())?.finishedAt) return
    await sleep(Math.max(0, (lookAt ?? 0) - Date.now()))
  }
}

async function everyoneIsThereOnce() {
  const emails = (await store.customers()).map(({ email }) => email)
  expect(new Set(emails).size).toBe(PEOPLE)
  expect(emails).toHaveLength(PEOPLE)
  const links = await database().link.groupBy({
    by: ['state', 'claim'],
    where: { storeId: store.id },
    _count: true,
  })
  expect(links).toEqual([{ state: 'verified', claim: null, _count: PEOPLE }])
  const told = await database().event.groupBy({
    by: ['userId'],
    where: { storeId: store.id, kind: 'customer.created' },
    _count: true,
  })
  expect(told.filter(({ _count }) => _count === 1)).toHaveLength(PEOPLE)
}

describe('a process that is killed in the middle of a bulk load leaves it to the next one, which makes nobody twice', () => {
  test.each<[string, object, (load: Load) => boolean]>([
    [
      'while it uploads the lines',
      { kind: 'latency', ms: 4_000, operation: 'stagedUploadsCreate' },
      ({ state }) => state === 'handing_over',
    ],
    [
      'while Shopify is at it',
      { kind: 'bulk-slow', msPerLine: 10 },
      ({ operationId, processed }) => operationId !== null && processed < PEOPLE,
    ],
    [
      'while it reads the results, of which some are recorded',
      { kind: 'slow-body', on: 'result', ms: 8_000 },
      ({ recorded }) => recorded > 0,
    ],
  ])(
    '%s',
    async (_, given, isThere) => {
      await fault(given)
      await killOnce(isThere)
      await drainAll()
      await everyoneIsThereOnce()
      expect(await findLoad()).toMatchObject({ state: 'done', recorded: PEOPLE, refused: 0 })
    },
    PATIENCE_MS,
  )
})

test('results that break off while they are read are read on, and what is recorded stays recorded', async () => {
  await fault({ kind: 'truncated', on: 'result' })
  await fault({ kind: 'status', status: 503, on: 'result' })
  await drainAll()
  await everyoneIsThereOnce()
})

import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { pauseStore } from '@/services/stores/set-paused'
import { useDatabase } from '@/testing/database'
import { openStage, type Stage } from '@/testing/stage'
import { connectTestStore, control, useSimulator, type TestStore } from '@/testing/stores'
import { drainStore } from '../drain-store'
import { killDrainOnce } from './testing/kill-drain'

await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())
process.env.BULK_LOAD_FROM = '20'

const PEOPLE = 24
/** Everyone buys for the company; who is in this group does so at its depot too. */
const AT_DEPOT = 8

let stage: Stage
let store: TestStore
let acme: Awaited<ReturnType<Stage['company']>>
let people: { id: string; email: string }[]

/** People who were there before their store, so that they come to it as one load, and companies that the store has. */
beforeEach(async () => {
  stage = await openStage(simulator)
  people = []
  for (let number = 0; number < PEOPLE; number++) people.push(await stage.join())
  await stage.group(
    'Depot',
    people.slice(0, AT_DEPOT).map(({ id }) => id),
  )
  const domain = `loaded-${crypto.randomUUID().slice(0, 8)}.myshopify.com`
  await control(simulator, 'POST', 'stores', { domain, b2b: true })
  store = await connectTestStore(simulator, stage, domain, { waits: true })
  stage.stores.push(store)
  acme = await stage.company('Acme Trading', 1)
  await stage.rules(
    { id: 'buyers', tags: ['buyer'], roles: [acme.roleAt(0)] },
    { id: 'depot', condition: 'groups.display eq "Depot"', tags: ['depot'], roles: [acme.roleAt(1)] },
  )
  await pauseStore(stage.ctx, { id: store.id, paused: false })
})

const target = () => ({ organizationId: stage.ctx.organizationId, storeId: store.id })
const fault = (given: object) => control(simulator, 'POST', 'faults', { store: store.domain, ...given })
const isOwed = async () =>
  (await database().link.count({
    where: { storeId: store.id, dueAt: { lt: new Date(Date.now() + 60_000) } },
  })) > 0

/** Drains as the jobs do until nothing is owed any more; what waits for its next try does not wait. */
async function drainAll() {
  while (await isOwed()) {
    await stage.retry()
    const { more, lookAt } = await drainStore(target())
    if (more) continue
    await sleep(Math.max(50, Math.min(500, (lookAt ?? 0) - Date.now())))
    await database().link.updateMany({
      where: { storeId: store.id, state: 'failed', dueAt: { not: null } },
      data: { dueAt: new Date(0) },
    })
  }
}

type Shown = { contacts: { email: string | null; roles: { location: string | null }[] }[] }

const contacts = async () => {
  const companies = await control<Shown[]>(simulator, 'GET', `stores/${store.domain}/companies`)
  return companies.flatMap((company) => company.contacts)
}

/** In the store itself: one customer and one contact of each person, each with the roles of their rules, once. */
async function everyoneOrdersWhereTheyShould() {
  expect((await store.customers()).map(({ email }) => email).toSorted()).toEqual(
    people.map(({ email }) => email).toSorted(),
  )
  const shown = new Map((await contacts()).map(({ email, roles }) => [email, roles]))
  expect(await contacts()).toHaveLength(PEOPLE)
  for (const [number, { id, email }] of people.entries()) {
    const places = number < AT_DEPOT ? ['Acme Trading', 'Acme Trading depot'] : ['Acme Trading']
    expect(
      shown
        .get(email)
        ?.map(({ location }) => location)
        .toSorted(),
    ).toEqual(places)
    expect(await stage.linkOf(id, 1)).toMatchObject({ state: 'verified', reason: null })
  }
}

const sent = async (operation: string) =>
  (await store.requests()).flatMap(({ operations }) => operations).filter((name) => name === operation)

describe('company roles of people who come with a bulk load (bulkOperationRunMutation)', () => {
  test('are given in a second step, once the customers exist', async () => {
    await drainAll()
    expect(await sent('bulkOperationRunMutation')).toHaveLength(1)
    expect(await sent('companyAssignCustomerAsContact')).toHaveLength(PEOPLE)
    await everyoneOrdersWhereTheyShould()
  })

  test.each<[string, object]>([
    ['that was made unheard', { kind: 'drop-after', operation: 'companyAssignCustomerAsContact' }],
    ['that was not made', { kind: 'drop-before', operation: 'companyAssignCustomerAsContact' }],
    ['whose roles were given unheard', { kind: 'drop-after', operation: 'companyContactAssignRoles' }],
    ['whose roles were not given', { kind: 'status', status: 503, operation: 'companyContactAssignRoles' }],
  ])('a contact %s is neither doubled nor forgotten', async (_, given) => {
    await fault(given)
    await drainAll()
    await everyoneOrdersWhereTheyShould()
  })

  test('a process that is killed among them leaves the rest to the next one, and nobody gets any twice', async () => {
    await fault({ kind: 'latency', ms: 150, operation: 'companyContactAssignRoles', forMs: 5_000 })
    await killDrainOnce(target(), async () => (await contacts()).some(({ roles }) => roles.length > 0))
    expect((await contacts()).length).toBeLessThan(PEOPLE)
    await drainAll()
    await everyoneOrdersWhereTheyShould()
  }, 90_000)
})

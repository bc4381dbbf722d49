import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultMapping } from '@/core/mapping/default-mapping'
import type { MappingRow } from '@/core/mapping/configuration'
import { useDatabase } from '@/testing/database'
import { saveTestConfiguration } from '@/testing/configuration'
import { addDirectory, testDirectory, type TestDirectory } from '@/testing/directory'
import { connectHeardStore, patch, type HeardStore } from '@/testing/heard-store'
import { ada } from '@/testing/people'
import { rollcallServer } from '@/testing/rollcall-server'
import { listOf } from '@/testing/scim-answers'
import { control, useSimulator } from '@/testing/stores'
import { scimTarget } from '@/testing/targets'
import { hearWebhooks } from '@/testing/webhooks'

// Bursts are another test's subject; here every change is written at once.
process.env.COALESCE_MS = '1'
process.env.OUTBOUND_PRIVATE_ADDRESSES = 'true'
await useDatabase()
const ear = await hearWebhooks()
const simulator = await useSimulator()
const server = await rollcallServer()

let acme: TestDirectory
let contractors: Awaited<ReturnType<typeof addDirectory>>
let stores: HeardStore[]

beforeAll(async () => {
  acme = await testDirectory()
  contractors = await addDirectory(acme.ctx, 'Contractors')
  stores = [
    await connectHeardStore(simulator, acme),
    await connectHeardStore(simulator, acme),
    await connectHeardStore(simulator, acme),
  ]
})
afterAll(async () => {
  await ear.stop()
  server.stop()
  await simulator.stop()
})

const MOST_ROUNDS = 12

/** Rounds of hearing and writing until nothing moves any more. */
async function settle(): Promise<number> {
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    let moved = 0
    for (const store of stores) {
      moved += (await store.hear()).processed
      moved += (await store.drain()).written
    }
    if (moved === 0) return round
  }
  throw new Error(`Nothing had settled after ${MOST_ROUNDS} rounds`)
}

const writes = async () => {
  const requests = await Promise.all(stores.map((store) => store.requests()))
  return requests.flat().reduce((sum, { mutations }) => sum + mutations, 0)
}

const owned = (owner: MappingRow['owner']) =>
  defaultMapping('okta').map((row) => (row.to === 'lastName' ? { ...row, owner } : row))

test('two directories and three stores with conflicting owners settle, with no more writes than edits ask for', async () => {
  await saveTestConfiguration(acme, (configuration) => ({
    ...configuration,
    mappings: { [acme.directoryId]: owned('newest'), [contractors.directoryId]: owned('store') },
  }))
  const email = 'everywhere@example.com'
  const user = ada({ userName: email, emails: [{ value: email, primary: true }] })
  const first = await acme.scim('POST', 'Users', user)
  const second = await contractors.scim('POST', 'Users', { ...user, name: { familyName: 'Contractor' } })
  const idOf = ({ body }: typeof first) => (body as { id: string }).id
  await settle()
  const lastNames = async () =>
    Promise.all(
      stores.map(
        async (store) => (await store.customers()).find((customer) => customer.email === email)?.lastName,
      ),
    )
  const rename = async (store: HeardStore | undefined, lastName: string) => {
    const customer = (await store?.customers())?.find((each) => each.email === email)
    await store?.act({ action: 'update', id: customer?.id, lastName })
  }
  const before = await writes()
  await rename(stores[0], 'FromA')
  await rename(stores[1], 'FromB')
  await patch(acme, idOf(first), { op: 'replace', path: 'name.familyName', value: 'FromOkta' })
  await contractors.scim('PATCH', `Users/${idOf(second)}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', path: 'name.familyName', value: 'FromContractors' }],
  })
  await settle()
  const names = new Set(await lastNames())
  expect(names.size).toBe(1)
  // Four edits, each of which three stores may have to be told.
  expect((await writes()) - before).toBeLessThanOrEqual(4 * stores.length)
  expect(await settle()).toBe(1)

  await patch(acme, idOf(first), { op: 'replace', value: { active: false } })
  await settle()
  await rename(stores[2], 'FromC')
  await settle()
  expect(new Set(await lastNames())).toEqual(new Set(['FromC']))
}, 60_000)

test('edits in any of three stores and in the directory settle, whoever has the say, with one write for each other side', async () => {
  const name = fc.stringMatching(/^[A-Z][a-z]{2,6}$/)
  // The last side is the directory; an edit that rests lets everything settle before the next one.
  const edit = fc.record({ side: fc.integer({ min: 0, max: 3 }), name, rests: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<MappingRow['owner']>('newest', 'newest', 'store', 'directory'),
      fc.array(edit, { minLength: 1, maxLength: 5 }),
      async (owner, edits) => {
        await saveTestConfiguration(acme, (configuration) => ({
          ...configuration,
          mappings: { [acme.directoryId]: owned(owner) },
        }))
        const [first] = stores
        if (!first) throw new Error('There is no store')
        const { id } = await first.member()
        await settle()
        const links = await Promise.all(stores.map((store) => store.linkOf(id)))
        const customers = links.map((link) => link?.customerId ?? '')
        const before = await writes()
        for (const { side, name: lastName, rests } of edits) {
          const action = { action: 'update', id: customers[side], lastName }
          if (side < stores.length) await stores[side]?.act(action)
          else await patch(acme, id, { op: 'replace', path: 'name.familyName', value: lastName })
          if (rests) await settle()
        }
        await settle()
        const shown = await Promise.all(
          stores.map(async (store, n) => (await store.customerOf(customers[n] ?? ''))?.lastName),
        )
        expect(new Set(shown).size).toBe(1)
        expect((await writes()) - before).toBeLessThanOrEqual(stores.length * edits.length)
        expect(await settle()).toBe(1)
      },
    ),
    { numRuns: 6 },
  )
}, 180_000)

test('a program in the store that rewrites a field for ever is given up after some rounds, and says who can end it', async () => {
  const [store] = stores
  if (!store) throw new Error('There is no store')
  const { id, customerId } = await store.member()
  await settle()
  const before = await writes()
  for (let round = 0; round < 9; round++) {
    await store.act({ action: 'update', id: customerId, firstName: `Robot${round}` })
    await settle()
  }
  expect(await store.linkOf(id)).toMatchObject({
    state: 'failed',
    reason: { code: 'contested', who: 'store-owner' },
  })
  expect((await writes()) - before).toBeLessThanOrEqual(6)
}, 60_000)

test('what a shopper changes in one store reaches the others and the target, once each (M38)', async () => {
  await saveTestConfiguration(acme, (configuration) => ({
    ...configuration,
    mappings: { [acme.directoryId]: owned('store') },
  }))
  const other = await testDirectory('The other Rollcall')
  const target = await scimTarget(acme, { url: `${server.url}/scim/v2/${other.key}`, token: other.token })
  const [store] = stores
  if (!store) throw new Error('There is no store')
  const { email, customerId } = await store.member()
  await settle()
  await target.drain()
  const [before, sent] = [await writes(), server.requests.length]
  await store.act({ action: 'update', id: customerId, lastName: 'Byron' })
  await settle()
  await target.drain()
  const there = listOf(
    await other.scim('GET', `Users?filter=${encodeURIComponent(`userName eq "${email}"`)}`),
  )
  expect(there.Resources).toMatchObject([{ name: { familyName: 'Byron' } }])
  expect((await writes()) - before).toBe(stores.length - 1)
  expect(server.requests.slice(sent).filter(({ method }) => method === 'PATCH')).toHaveLength(1)
}, 60_000)

test('webhooks that come up to ten times, in any order and late, lead to the same end', async () => {
  await saveTestConfiguration(acme, (configuration) => ({
    ...configuration,
    mappings: { [acme.directoryId]: owned('store') },
  }))
  const [a, b] = stores
  if (!a || !b) throw new Error('There are no stores')
  const { id, customerId } = await a.member()
  await settle()
  const inB = (await b.linkOf(id))?.customerId ?? ''
  const edit = fc.oneof(
    fc.record({ action: fc.constant('update'), lastName: fc.stringMatching(/^[A-Z][a-z]{1,8}$/) }),
    fc.record({ action: fc.constant('update'), note: fc.stringMatching(/^[a-z]{1,8}$/) }),
    fc.record({ action: fc.constantFrom('addTags', 'removeTags'), tags: fc.constant(['vip']) }),
    fc.record({ action: fc.constant('removeTags'), tags: fc.constant(['rollcall:member']) }),
  )
  const copies = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 10 }), fc.boolean()), { maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(edit, { minLength: 1, maxLength: 4 }),
      copies,
      fc.boolean(),
      async (edits, again, reverse) => {
        await control(simulator, 'POST', 'webhooks', { mode: 'manual' })
        for (const one of edits) await a.act({ ...one, id: customerId })
        const told = (await a.outbox()).filter(({ status }) => status === 'waiting')
        for (const [which, times, newId] of again) {
          const { webhookId = '' } = told[which % Math.max(1, told.length)] ?? {}
          for (let n = 1; n < times && webhookId; n++)
            await control(simulator, 'POST', 'replay', { webhookId, newId })
        }
        await control(simulator, 'POST', 'webhooks', { mode: 'immediate' })
        await control(simulator, 'POST', 'deliver', { store: a.domain, reverse })
        await settle()
        const [here, there] = [await a.customerOf(customerId), await b.customerOf(inB)]
        const lastName = edits.flatMap((one) => ('lastName' in one ? [one.lastName] : [])).at(-1)
        if (lastName !== undefined) expect(here?.lastName).toBe(lastName)
        expect(there?.lastName).toBe(here?.lastName)
        expect(here?.tags).toContain('rollcall:member')
      },
    ),
    { numRuns: 4 },
  )
}, 120_000)

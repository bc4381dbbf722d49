import { beforeEach, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { defaultMapping } from '@/core/mapping/default-mapping'
import type { MappingRow } from '@/core/mapping/configuration'
import { retryAlike } from '@/services/issues/retry'
import { viewIssues } from '@/services/issues/view'
import { syncNow } from '@/services/people/sync-now'
import { saveTestConfiguration } from '@/testing/configuration'
import { useDatabase } from '@/testing/database'
import { patch, type HeardStore } from '@/testing/heard-store'
import { useSimulator } from '@/testing/stores'
import { twoHeardStores } from '@/testing/two-heard-stores'

process.env.COALESCE_MS = '1'
process.env.LINK_WRITES_AN_HOUR = '6'
await useDatabase()
const simulator = await useSimulator()
const { acme, a, b } = await twoHeardStores(simulator)

const own = (owner: MappingRow['owner']) =>
  saveTestConfiguration(acme, (configuration) => ({
    ...configuration,
    mappings: {
      [acme.directoryId]: defaultMapping('okta').map((row) =>
        row.to === 'lastName' ? { ...row, owner } : row,
      ),
    },
  }))

async function settle() {
  for (;;) {
    let moved = 0
    for (const store of [a, b]) {
      moved += (await store.hear()).processed
      moved += (await store.drain()).written
    }
    if (moved === 0) return
  }
}

async function member() {
  const person = await a.member()
  await settle()
  const inB = (await b.linkOf(person.id))?.customerId ?? ''
  return { ...person, inA: person.customerId, inB }
}

type Person = Awaited<ReturnType<typeof member>>

/** A program in a store that wants to see its own name there; answers whether it had to write it. */
async function insist(store: HeardStore, id: string, lastName: string) {
  if ((await store.customerOf(id))?.lastName === lastName) return false
  await store.act({ action: 'update', id, lastName })
  return true
}

/** Lets one program in each store work against the other; answers after how many rounds both were quiet. */
async function compete({ inA, inB }: Person): Promise<number> {
  for (let round = 1; round <= 60; round++) {
    const edited = [await insist(a, inA, 'Alpha'), await insist(b, inB, 'Beta')]
    await settle()
    if (!edited.includes(true)) return round
  }
  throw new Error('The programs go on for ever')
}

const stopped = async () => {
  const { issues } = await viewIssues(acme.ctx)
  return issues.filter(({ key }) => key.includes('written-too-often'))
}

const lastNames = async ({ inA, inB }: Person) => [
  (await a.customerOf(inA))?.lastName,
  (await b.customerOf(inB))?.lastName,
]

beforeEach(() => own('newest'))

test('two programs that compete through two stores are stopped, as an issue with cause, count and who acts', async () => {
  const person = await member()
  const before = (await a.mutations()) + (await b.mutations())
  await compete(person)
  expect((await a.mutations()) + (await b.mutations()) - before).toBeLessThanOrEqual(2 * 6)
  const [issue] = await stopped()
  expect(issue).toMatchObject({
    who: 'teammate',
    count: expect.any(Number),
    title: expect.stringMatching(/6 times.*lastName/),
  })
  const links = [await a.linkOf(person.id), await b.linkOf(person.id)]
  expect(links.map((link) => link?.reason?.code)).toContain('written-too-often')
  const lines = [...(await a.linesOf(person.id)), ...(await b.linesOf(person.id))]
  expect(lines.map(({ kind }) => kind)).toContain('customer.stopped')
  for (const { alike } of await stopped()) if (alike) await retryAlike(acme.ctx, alike)
  await settle()
}, 120_000)

test('what the directory says meanwhile is not lost: it is written as soon as a teammate resumes', async () => {
  const person = await member()
  await compete(person)
  const mutations = async () => (await a.mutations()) + (await b.mutations())
  await patch(acme, person.id, { op: 'replace', path: 'name.familyName', value: 'King' })
  await settle()
  const first = await mutations()
  await patch(acme, person.id, { op: 'replace', path: 'name.familyName', value: 'Noether' })
  await settle()
  expect(await lastNames(person)).not.toEqual(['Noether', 'Noether'])
  const written = (await mutations()) - first
  expect(written).toBeLessThanOrEqual(1)

  for (const { alike } of await stopped()) if (alike) await retryAlike(acme.ctx, alike)
  await settle()
  expect(await lastNames(person)).toEqual(['Noether', 'Noether'])
  expect(await stopped()).toEqual([])
  await patch(acme, person.id, { op: 'replace', path: 'name.familyName', value: 'Hopper' })
  await settle()
  expect(await lastNames(person)).toEqual(['Hopper', 'Hopper'])
}, 120_000)

test('whoever leaves loses access although nothing else is written any more', async () => {
  const person = await member()
  await compete(person)
  await patch(acme, person.id, { op: 'replace', value: { active: false } })
  await settle()
  expect((await a.customerOf(person.inA))?.tags).toEqual(['rollcall:deprovisioned'])
  expect((await b.customerOf(person.inB))?.tags).toEqual(['rollcall:deprovisioned'])
}, 120_000)

test('an edit that was given up, because a program made it again and again, is put back once a teammate syncs the person', async () => {
  await own('directory')
  const person = await member()
  for (let round = 0; round < 7; round++) {
    await a.act({ action: 'update', id: person.inA, lastName: `Robot${round}` })
    await settle()
  }
  expect(await a.linkOf(person.id)).toMatchObject({ state: 'failed', reason: { code: 'contested' } })
  await syncNow(acme.ctx, { id: person.id })
  await settle()
  expect(await a.linkOf(person.id)).toMatchObject({ state: 'verified' })
  expect(await lastNames(person)).toEqual([person.familyName, person.familyName])
}, 120_000)

test('an edit after a hundred that were accepted counts nowhere else until a teammate syncs the person, and then everywhere', async () => {
  await own('store')
  const person = await member()
  await database().link.updateMany({
    where: { userId: person.id, storeId: a.id },
    data: { hourBegan: new Date(), acceptedEdits: 100 },
  })
  await a.act({ action: 'update', id: person.inA, lastName: 'Byron' })
  await settle()
  expect(await a.linkOf(person.id)).toMatchObject({ state: 'failed', reason: { code: 'contested' } })
  expect(await lastNames(person)).toEqual(['Byron', person.familyName])
  await syncNow(acme.ctx, { id: person.id })
  await settle()
  expect(await lastNames(person)).toEqual(['Byron', 'Byron'])
  expect(await a.linkOf(person.id)).toMatchObject({ state: 'verified' })
}, 120_000)

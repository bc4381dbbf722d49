import { beforeEach, describe, expect, test } from 'vitest'
import { restorePeople } from '@/services/people/restore'
import { restrictPerson } from '@/services/people/restrict'
import { endOverride } from '@/services/people/end-override'
import { viewPerson } from '@/services/people/view'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { ada } from '@/testing/people'
import { addTeammate } from '@/testing/teammates'
import { connectTestStore, useSimulator, type TestStore } from '@/testing/stores'
import { approveHeld } from './approve'
import { viewHeldChange, viewHeldChanges } from './view'
import { rejectHeld } from './reject'
import { setDirectoryGuard } from './set-directory-guard'

process.env.GUARD_SETTLE_MS = '400'
await useDatabase()
const simulator = await useSimulator()

let acme: TestDirectory
let store: TestStore
let ids: string[]

const drain = () => drainStore({ organizationId: acme.ctx.organizationId, storeId: store.id })

const post = async (email: string) => {
  const answer = await acme.scim(
    'POST',
    'Users',
    ada({ userName: email, emails: [{ value: email, primary: true }] }),
  )
  expect(answer.status).toBe(201)
  return (answer.body as { id: string }).id
}

const setActive = (id: string, value: boolean) =>
  acme.scim('PATCH', `Users/${id}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', path: 'active', value }],
  })

const tagged = async (tag: string) =>
  (await store.customers()).filter(({ tags }) => tags.includes(tag)).length
const mutations = async () => (await store.requests()).reduce((sum, request) => sum + request.mutations, 0)
const statesOf = async () =>
  Promise.all(ids.map(async (id) => (await viewPerson(acme.ctx, { id })).links[0]?.state))
const openChange = async () => {
  const { changes } = await viewHeldChanges(acme.ctx, {})
  const change = changes.find(({ state }) => state === 'open')
  if (!change) throw new Error('Nothing is held')
  return change
}

/** A directory with 20 people, all in one store. */
beforeEach(async () => {
  acme = await testDirectory()
  store = await connectTestStore(simulator, acme)
  ids = []
  for (let n = 0; n < 20; n++) ids.push(await post(`p${n}@example.com`))
  await drain()
  expect(await tagged('rollcall:member')).toBe(20)
})

/** 30 % leave at once, over several connections. */
const burst = (people = ids.slice(0, 6)) =>
  Promise.all(
    people.map(async (id) => {
      const answer = await setActive(id, false)
      expect(answer).toMatchObject({ status: 200, body: { active: false } })
    }),
  )

describe('a burst of removals over the limit (M45)', () => {
  test('writes nothing until it is approved, while the IdP gets 200 and reads active:false', async () => {
    const before = await mutations()
    await burst()
    await drain()
    expect(await mutations()).toBe(before)
    expect(await tagged('rollcall:member')).toBe(20)
    expect((await acme.scim('GET', `Users/${ids[0]}`)).body).toMatchObject({ active: false })
    expect((await statesOf()).filter((state) => state === 'held')).toHaveLength(6)

    const change = await openChange()
    expect(change).toMatchObject({
      directory: { id: acme.directoryId },
      people: { open: 6, all: 6 },
      measured: { removals: 6, linked: 20, limit: 3 },
    })
    await drain()
    expect(await mutations()).toBe(before)

    await approveHeld(acme.ctx, { id: change.id, people: 6, note: 'The plant in Ulm has closed' })
    await drain()
    expect(await tagged('rollcall:deprovisioned')).toBe(6)
    expect(await tagged('rollcall:member')).toBe(14)
  })

  test('shows what each person would lose', async () => {
    await burst()
    await drain()
    const { id } = await openChange()
    const { people } = await viewHeldChange(acme.ctx, { id })
    expect(people).toHaveLength(6)
    expect(people[0]?.stores).toMatchObject([
      { store: { id: store.id }, removeTags: ['rollcall:member'], addTags: ['rollcall:deprovisioned'] },
    ])
  })

  test('does not trickle out below the limit afterwards: whoever leaves later joins it', async () => {
    await burst()
    await drain()
    await setActive(ids[10] ?? '', false)
    await drain()
    expect(await tagged('rollcall:member')).toBe(20)
    expect(await openChange()).toMatchObject({ people: { open: 7 } })
  })

  test('once approved it counts no more: the next single leaver goes at once', async () => {
    await burst()
    await drain()
    await approveHeld(acme.ctx, { id: (await openChange()).id, people: 6, note: '' })
    await drain()
    await setActive(ids[10] ?? '', false)
    await drain()
    expect(await tagged('rollcall:deprovisioned')).toBe(7)
  })

  test('rejected, everyone stays as they were until the IdP says something new about them', async () => {
    await burst()
    await drain()
    const before = await mutations()
    const { id } = await openChange()
    await rejectHeld(acme.ctx, { id, people: 6, note: 'HR sent the wrong list' })
    await drain()
    expect(await mutations()).toBe(before)
    expect(await statesOf()).toEqual(ids.map(() => 'verified'))
    expect((await viewPerson(acme.ctx, { id: ids[0] ?? '' })).override).toMatchObject({
      kind: 'kept',
      note: 'HR sent the wrong list',
    })
    await setActive(ids[0] ?? '', true)
    await setActive(ids[0] ?? '', false)
    await drain()
    expect(await tagged('rollcall:deprovisioned')).toBe(1)
  })

  test('ends by itself when the IdP brings everyone back', async () => {
    await burst()
    await drain()
    const { id } = await openChange()
    await Promise.all(ids.slice(0, 6).map((person) => setActive(person, true)))
    await drain()
    expect(await statesOf()).toEqual(ids.map(() => 'verified'))
    expect(await viewHeldChange(acme.ctx, { id })).toMatchObject({
      state: 'ended',
      count: { open: 0, all: 6 },
    })
  })

  test('is not approved for more people than the teammate has seen', async () => {
    await burst()
    await drain()
    const { id } = await openChange()
    await expect(approveHeld(acme.ctx, { id, people: 5, note: '' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test('counts deleted people, too', async () => {
    await Promise.all(ids.slice(0, 6).map((id) => acme.scim('DELETE', `Users/${id}`)))
    await drain()
    expect(await tagged('rollcall:member')).toBe(20)
  })
})

test('one, two and three of twenty may leave; the fourth within a day waits', async () => {
  for (const id of ids.slice(0, 4)) {
    await setActive(id, false)
    await drain()
  }
  expect(await tagged('rollcall:deprovisioned')).toBe(3)
  expect(await openChange()).toMatchObject({ people: { open: 1 }, measured: { removals: 4 } })
})

test('where two have to approve, the second is another administrator', async () => {
  await setDirectoryGuard(acme.ctx, {
    id: acme.directoryId,
    guard: {
      enabled: true,
      losses: true,
      people: 10,
      percent: 10,
      minimum: 3,
      windowHours: 24,
      approvals: 2,
    },
  })
  await burst()
  await drain()
  const { id } = await openChange()
  expect(await approveHeld(acme.ctx, { id, people: 6, note: 'Checked' })).toEqual({ state: 'open' })
  await expect(approveHeld(acme.ctx, { id, people: 6, note: '' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const second = await addTeammate(acme.ctx, 'admin')
  const operator = await addTeammate(acme.ctx, 'operator')
  await expect(approveHeld(operator, { id, people: 6, note: '' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect(await approveHeld(second, { id, people: 6, note: 'Checked too' })).toEqual({ state: 'approved' })
  await drain()
  expect(await tagged('rollcall:deprovisioned')).toBe(6)
})

describe('restrict now and restore', () => {
  test('a teammate’s restriction takes effect at once, past the guard, and is lifted by a teammate only', async () => {
    await burst()
    await drain()
    const id = ids[10] ?? ''
    await restrictPerson(acme.ctx, { id, note: 'Stolen laptop' })
    await drain()
    expect(await tagged('rollcall:deprovisioned')).toBe(1)
    await setActive(id, true)
    await drain()
    expect(await tagged('rollcall:deprovisioned')).toBe(1)
    await endOverride(acme.ctx, { id })
    await drain()
    expect(await tagged('rollcall:deprovisioned')).toBe(0)
  })

  test('a restored person has what they had before, even when the IdP has deleted them', async () => {
    const [before] = (await store.customers()).filter(({ email }) => email === 'p0@example.com')
    await store.act({ action: 'addTags', id: before?.id, tags: ['VIP'] })
    const id = ids[0] ?? ''
    const was = (await store.customers()).find((customer) => customer.id === before?.id)
    await acme.scim('DELETE', `Users/${id}`)
    await drain()
    expect(await tagged('rollcall:deprovisioned')).toBe(1)
    await restorePeople(acme.ctx, { what: { kind: 'person', id }, note: 'Terminated by mistake' })
    await drain()
    const now = (await store.customers()).find((customer) => customer.id === before?.id)
    expect(now?.tags).toEqual(was?.tags)
    expect(now).toMatchObject({ firstName: 'Ada', email: 'p0@example.com' })
  })

  test('everyone of an approved change is restored together', async () => {
    await burst()
    await drain()
    const change = await openChange()
    await approveHeld(acme.ctx, { id: change.id, people: 6, note: '' })
    await drain()
    expect(await tagged('rollcall:member')).toBe(14)
    expect(await restorePeople(acme.ctx, { what: { kind: 'change', id: change.id }, note: '' })).toEqual({
      people: 6,
    })
    await drain()
    expect(await tagged('rollcall:member')).toBe(20)
    expect(await tagged('rollcall:deprovisioned')).toBe(0)
  })

  test('whom a directory took out within a time is restored together', async () => {
    const from = new Date()
    for (const id of ids.slice(0, 2)) await setActive(id, false)
    await drain()
    const what = { kind: 'window', directoryId: acme.directoryId, from, until: new Date() } as const
    expect(await restorePeople(acme.ctx, { what, note: '' })).toEqual({ people: 2 })
    await drain()
    expect(await tagged('rollcall:member')).toBe(20)
  })
})

import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { GuardLimits } from '@/core/reconcile/guard'
import { viewActivity } from '@/services/activity/view'
import { viewConfiguration } from '@/services/configuration/view'
import { restorePeople } from '@/services/people/restore'
import { applyPreview } from '@/services/previews/apply'
import { createPreview } from '@/services/previews/create'
import { saveTestConfiguration } from '@/testing/configuration'
import { useDatabase } from '@/testing/database'
import { accessOf, openStage, type Stage } from '@/testing/stage'
import { useSimulator } from '@/testing/stores'
import { addTeammate } from '@/testing/teammates'
import { approveHeld } from './approve'
import { rejectHeld } from './reject'
import { setDirectoryGuard } from './set-directory-guard'
import { viewHeldChange, viewHeldChanges } from './view'

process.env.GUARD_SETTLE_MS = '0'
process.env.COALESCE_MS = '1'
await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())

const level = { field: 'metafield:staff.level', type: 'single_line_text_field', template: 'gold' } as const

let stage: Stage
let company: Awaited<ReturnType<Stage['company']>>
let people: { id: string; email: string }[]
let buyers: string

/** Ten people, of whom six get a tag, a metafield and a company's role by a group. */
beforeEach(async () => {
  stage = await openStage(simulator)
  company = await stage.company('Acme Trading')
  await stage.rules(
    { id: 'members', tags: ['rollcall:member'] },
    {
      id: 'buyers',
      condition: 'groups.display eq "Buyers"',
      tags: ['buyer'],
      metafields: [level],
      roles: [company.roleAt(0)],
    },
    { id: 'vips', condition: 'groups.display eq "VIP"', tags: ['vip'] },
  )
  people = []
  for (let n = 0; n < 10; n++) people.push(await stage.join())
  buyers = await stage.group('Buyers', idsOf(6))
  await stage.drain()
  expect(await buyersThere()).toBe(6)
})

const idsOf = (count: number, from = 0) => people.slice(from, from + count).map(({ id }) => id)
const members = (ids: string[]) => ids.map((value) => ({ value }))

/** How many have everything that the group gives, of those who have any of it. */
async function buyersThere() {
  const there = (await stage.customers()).filter((customer) => customer.tags.includes('buyer'))
  for (const customer of there) {
    expect(accessOf(customer).metafields).toEqual(['staff.level=gold'])
    expect(await company.locationsOf(customer.email ?? '')).toEqual(['Acme Trading'])
  }
  return there.length
}

const empty = () => stage.patch(`Groups/${buyers}`, { op: 'replace', path: 'members', value: [] })

async function waiting() {
  const { changes } = await viewHeldChanges(stage.ctx, {})
  const [change, ...rest] = changes.filter(({ state }) => state === 'open')
  if (!change || rest.length > 0) throw new Error(`${rest.length + (change ? 1 : 0)} changes wait`)
  return change
}

const nothingWaits = async () =>
  expect((await viewHeldChanges(stage.ctx, {})).changes.filter(({ state }) => state === 'open')).toEqual([])

const statesOf = (ids: string[]) => Promise.all(ids.map(async (id) => (await stage.linkOf(id))?.state))

describe('what many people lose who stay (M45)', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['a group is emptied', empty],
    ['a group is deleted', () => stage.scim('DELETE', `Groups/${buyers}`)],
    [
      'a group is renamed',
      () => stage.patch(`Groups/${buyers}`, { op: 'replace', path: 'displayName', value: 'Customers' }),
    ],
  ])('is kept when %s, and named, until a teammate approves it', async (_, burst) => {
    const writes = await stage.mutations()
    await burst()
    await stage.drain()
    expect(await buyersThere()).toBe(6)
    expect(await stage.mutations()).toBe(writes)
    expect(await statesOf(idsOf(7))).toEqual([...Array<string>(6).fill('held'), 'verified'])
    const change = await waiting()
    expect(change).toMatchObject({
      kind: 'losses',
      directory: { id: stage.directoryId },
      people: { open: 6, all: 6 },
      measured: { removals: 6, linked: 10, limit: 3 },
    })
    const held = await viewHeldChange(stage.ctx, { id: change.id })
    expect(held.people[0]?.stores).toMatchObject([
      { removeTags: ['buyer'], roles: 1, fields: ['metafield:staff.level'], cause: null },
    ])
    expect((await stage.linkOf(idsOf(1)[0] ?? ''))?.reason).toMatchObject({
      code: 'loss-held',
      message: expect.stringContaining('the tag buyer, a company role and the metafield staff.level'),
    })

    await approveHeld(stage.ctx, { id: change.id, people: 6, note: 'The programme has ended' })
    await stage.drain()
    expect(await buyersThere()).toBe(0)
    expect(await statesOf(idsOf(6))).toEqual(Array<string>(6).fill('verified'))
  })

  test('does not hold up what they get meanwhile, nor a changed name', async () => {
    await empty()
    await stage.group('VIP', idsOf(6))
    const [first] = people
    await stage.patch(`Users/${first?.id}`, { op: 'replace', path: 'name.givenName', value: 'Augusta' })
    await stage.drain()
    expect(await buyersThere()).toBe(6)
    const vips = (await stage.customers()).filter(({ tags }) => tags.includes('vip'))
    expect(vips).toHaveLength(6)
    expect(await stage.customer(first?.email ?? '')).toMatchObject({ firstName: 'Augusta' })
    expect(await statesOf(idsOf(6))).toEqual(Array<string>(6).fill('held'))
    await approveHeld(stage.ctx, { id: (await waiting()).id, people: 6, note: '' })
    await stage.drain()
    expect(await buyersThere()).toBe(0)
  })

  test('ends without a word or a write when the group is put right', async () => {
    const writes = await stage.mutations()
    await empty()
    await stage.drain()
    const { id } = await waiting()
    await stage.patch(`Groups/${buyers}`, { op: 'add', path: 'members', value: members(idsOf(6)) })
    await stage.drain()
    expect(await viewHeldChange(stage.ctx, { id })).toMatchObject({
      state: 'ended',
      count: { open: 0, all: 6 },
    })
    expect(await statesOf(idsOf(6))).toEqual(Array<string>(6).fill('verified'))
    expect(await stage.mutations()).toBe(writes)
  })

  test('rejected, stays theirs until they lose something else', async () => {
    const writes = await stage.mutations()
    await empty()
    await stage.drain()
    const { id } = await waiting()
    await rejectHeld(stage.ctx, { id, people: 6, note: 'Emptied by mistake' })
    await stage.drain()
    expect(await buyersThere()).toBe(6)
    expect(await stage.mutations()).toBe(writes)
    expect(await stage.linkOf(idsOf(1)[0] ?? '')).toMatchObject({
      state: 'verified',
      reason: { code: 'loss-rejected' },
    })
    await nothingWaits()
    await stage.patch(`Users/${idsOf(1)[0]}`, { op: 'replace', path: 'name.givenName', value: 'Augusta' })
    await stage.drain()
    expect(await buyersThere()).toBe(6)

    const back = { op: 'add', path: 'members', value: members(idsOf(1)) }
    await stage.patch(`Groups/${buyers}`, back)
    await stage.drain()
    await stage.patch(`Groups/${buyers}`, { op: 'remove', path: `members[value eq "${idsOf(1)[0]}"]` })
    await stage.drain()
    expect(await buyersThere()).toBe(5)
  })

  test('is counted apart from people who leave, and does not keep anybody from leaving', async () => {
    await empty()
    await stage.drain()
    await stage.setActive(idsOf(1)[0] ?? '', false)
    await stage.setActive(idsOf(1, 8)[0] ?? '', false)
    await stage.drain()
    const left = (await stage.customers()).filter(({ tags }) => tags.includes('rollcall:deprovisioned'))
    expect(left).toHaveLength(2)
    expect(await waiting()).toMatchObject({ kind: 'losses', people: { open: 5, all: 6 } })
    await stage.setActive(idsOf(1)[0] ?? '', true)
    await stage.drain()
    expect(await buyersThere()).toBe(5)
  })

  test('goes at once while few lose it, and is held from there on', async () => {
    for (const id of idsOf(4)) {
      await stage.patch(`Groups/${buyers}`, { op: 'remove', path: `members[value eq "${id}"]` })
      await stage.drain()
    }
    expect(await buyersThere()).toBe(3)
    expect(await waiting()).toMatchObject({ people: { open: 1 }, measured: { removals: 4 } })
  })

  test('is counted no more once it is approved, or the window is over', async () => {
    await empty()
    await stage.drain()
    await approveHeld(stage.ctx, { id: (await waiting()).id, people: 6, note: '' })
    await stage.drain()
    const vip = await stage.group('VIP', idsOf(6))
    await stage.drain()
    await stage.patch(`Groups/${vip}`, { op: 'replace', path: 'members', value: members(idsOf(3, 3)) })
    await stage.drain()
    await nothingWaits()
    await stage.pass(2)
    await stage.scim('DELETE', `Groups/${vip}`)
    await stage.drain()
    await nothingWaits()
    expect((await stage.customers()).filter(({ tags }) => tags.includes('vip'))).toEqual([])
  })

  test('is not held where the guard is not about it', async () => {
    await setDirectoryGuard(stage.ctx, { id: stage.directoryId, guard: GuardLimits.parse({ losses: false }) })
    const guard = GuardLimits.parse({ losses: false })
    await saveTestConfiguration(stage, (configuration, { settingsOf }) => ({
      ...configuration,
      stores: { [stage.store.id]: { ...settingsOf(stage.store.id), guard } },
    }))
    await empty()
    await stage.drain()
    expect(await buyersThere()).toBe(0)
  })

  test('needs two teammates where a directory asks for two, and cannot be restored as if they had left', async () => {
    const guard = GuardLimits.parse({ approvals: 2 })
    await setDirectoryGuard(stage.ctx, { id: stage.directoryId, guard })
    await empty()
    await stage.drain()
    const { id } = await waiting()
    expect(await approveHeld(stage.ctx, { id, people: 6, note: 'Checked' })).toEqual({ state: 'open' })
    await expect(approveHeld(stage.ctx, { id, people: 6, note: '' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const second = await addTeammate(stage.ctx, 'admin')
    expect(await approveHeld(second, { id, people: 6, note: '' })).toEqual({ state: 'approved' })
    await stage.drain()
    expect(await buyersThere()).toBe(0)
    await expect(restorePeople(stage.ctx, { what: { kind: 'change', id }, note: '' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

describe('a rule that takes something away', () => {
  /** Sees in a preview what becomes of everyone without the rule, and applies it. */
  const applyWithoutBuyers = async () => {
    const { version, configuration } = await viewConfiguration(stage.ctx)
    const rules = (configuration.rules ?? []).filter(({ id }) => id !== 'buyers')
    const preview = await createPreview(stage.ctx, {
      kind: 'configuration',
      base: version,
      configuration: { ...configuration, rules },
      note: '',
    })
    await applyPreview(stage.ctx, preview)
  }

  test('is held when nobody has seen what it does', async () => {
    await stage.rules({ id: 'members', tags: ['rollcall:member'] })
    await stage.drain()
    expect(await buyersThere()).toBe(6)
    expect(await waiting()).toMatchObject({ kind: 'losses', people: { open: 6 } })
  })

  test('is not held when its preview was applied, and only what that had shown is approved', async () => {
    const vip = await stage.group('VIP', idsOf(6))
    await stage.drain()
    await applyWithoutBuyers()
    await stage.drain()
    expect(await buyersThere()).toBe(0)
    await nothingWaits()
    await stage.scim('DELETE', `Groups/${vip}`)
    await stage.drain()
    expect((await stage.customers()).filter(({ tags }) => tags.includes('vip'))).toHaveLength(6)
    expect(await waiting()).toMatchObject({ people: { open: 6 } })
  })

  test('ends what waited of the same people when its preview is applied', async () => {
    await empty()
    await stage.drain()
    const { id } = await waiting()
    await applyWithoutBuyers()
    await stage.drain()
    expect(await buyersThere()).toBe(0)
    expect(await viewHeldChange(stage.ctx, { id })).toMatchObject({ state: 'ended' })
    await nothingWaits()
    const { events } = await viewActivity(stage.ctx, { limit: 50 })
    expect(events.filter(({ kind }) => kind === 'guard.ended')).toMatchObject([
      { title: expect.stringContaining('by applying a preview') },
    ])
  })

  test('is asked about although it was previewed when something else is lost before it is written', async () => {
    const vip = await stage.group('VIP', idsOf(6))
    await stage.drain()
    await applyWithoutBuyers()
    await stage.scim('DELETE', `Groups/${vip}`)
    await stage.drain()
    expect(await waiting()).toMatchObject({ kind: 'losses', people: { open: 6 } })
    const { events } = await viewActivity(stage.ctx, { limit: 50 })
    expect(events.find(({ kind }) => kind === 'customer.held')?.changes).toEqual(
      expect.arrayContaining([{ field: 'tag', from: 'vip', to: null }]),
    )
  })
})

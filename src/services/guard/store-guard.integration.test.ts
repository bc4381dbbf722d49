import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { GuardLimits } from '@/core/reconcile/guard'
import type { StoreSettings } from '@/core/mapping/configuration'
import { viewActivity } from '@/services/activity/view'
import { viewConfiguration } from '@/services/configuration/view'
import { applyPreview } from '@/services/previews/apply'
import { createPreview } from '@/services/previews/create'
import { saveTestConfiguration } from '@/testing/configuration'
import { useDatabase } from '@/testing/database'
import { addDirectory, type ScimClient } from '@/testing/directory'
import { patchOp } from '@/testing/idp'
import { openStage, type Stage } from '@/testing/stage'
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

let stage: Stage
beforeEach(async () => void (stage = await openStage(simulator)))

async function joinMany(count: number, scim?: ScimClient) {
  const people = []
  for (let n = 0; n < count; n++) people.push(await stage.join({}, scim))
  return people
}

const tagged = async (tag: string) =>
  (await stage.customers()).filter(({ tags }) => tags.includes(tag)).length

/** How many are members in the store, and how many have been taken out. */
const standing = async () => [await tagged('rollcall:member'), await tagged('rollcall:deprovisioned')]

async function waiting() {
  const { changes } = await viewHeldChanges(stage.ctx, {})
  const [change, ...rest] = changes.filter(({ state }) => state === 'open')
  if (!change || rest.length > 0) throw new Error(`${rest.length + (change ? 1 : 0)} changes wait`)
  return change
}

const letDirectoryGo = () =>
  setDirectoryGuard(stage.ctx, { id: stage.directoryId, guard: GuardLimits.parse({ enabled: false }) })

const settings = (given: Partial<StoreSettings>) =>
  saveTestConfiguration(stage, (configuration, { settingsOf }) => {
    const { id } = stage.store
    return { ...configuration, stores: { ...configuration.stores, [id]: { ...settingsOf(id), ...given } } }
  })

const leave = async (people: { id: string }[], scim: ScimClient = stage.scim) => {
  for (const { id } of people) {
    const answer = await scim(
      'PATCH',
      `Users/${id}`,
      patchOp({ op: 'replace', path: 'active', value: false }),
    )
    expect(answer).toMatchObject({ status: 200, body: { active: false } })
  }
}

describe('the guard of a store', () => {
  test('counts people of every directory: what is no mass removal for each of them is one for the store', async () => {
    const other = await addDirectory(stage.ctx, 'Entra')
    const [here, there] = [await joinMany(10), await joinMany(10, other.scim)]
    await stage.drain()
    await leave(here.slice(0, 3))
    await leave(there.slice(0, 3), other.scim)
    await stage.drain()
    expect(await standing()).toEqual([20, 0])
    expect(await waiting()).toMatchObject({
      directory: null,
      store: { id: stage.store.id },
      measured: { removals: 6, linked: 20, limit: 3 },
    })
  })

  test.each([
    ['percentage', { people: 1_000, percent: 20 }],
    ['number', { people: 4, percent: 100 }],
  ])('lets go up to its %s, and holds what is above it', async (_, limits) => {
    await letDirectoryGo()
    await settings({ guard: GuardLimits.parse({ ...limits, minimum: 0 }) })
    const people = await joinMany(20)
    await stage.drain()
    await leave(people.slice(0, 4))
    await stage.drain()
    expect(await standing()).toEqual([16, 4])
    await leave(people.slice(4, 6))
    await stage.drain()
    expect(await standing()).toEqual([16, 4])
    expect(await waiting()).toMatchObject({
      people: { open: 2 },
      measured: { removals: 6, linked: 20, limit: 4 },
    })
  })

  test('holds one store only: the other has its own limits', async () => {
    stage = await openStage(simulator, { stores: 2 })
    await letDirectoryGo()
    await saveTestConfiguration(stage, (configuration, { settingsOf }) => {
      const id = stage.stores[1]?.id ?? ''
      return {
        ...configuration,
        stores: { [id]: { ...settingsOf(id), guard: GuardLimits.parse({ enabled: false }) } },
      }
    })
    const people = await joinMany(8)
    await stage.drain()
    await leave(people.slice(0, 5))
    await stage.drain()
    expect(await standing()).toEqual([8, 0])
    expect(
      (await stage.customers(1)).filter(({ tags }) => tags.includes('rollcall:deprovisioned')),
    ).toHaveLength(5)
    expect(await waiting()).toMatchObject({ store: { id: stage.store.id } })
  })
})

describe('whoever falls out of a store without leaving the directory', () => {
  const condition = 'groups.display eq "Staff"'

  test('by another scope is held, shown with what they would lose, and goes when it is approved with a note', async () => {
    await letDirectoryGo()
    const people = await joinMany(12)
    await stage.group(
      'Staff',
      people.slice(0, 6).map(({ id }) => id),
    )
    await stage.drain()
    await settings({ scope: { kind: 'condition', condition } })
    await stage.drain()
    expect(await standing()).toEqual([12, 0])
    const { id } = await waiting()
    const held = await viewHeldChange(stage.ctx, { id })
    expect(held.people).toHaveLength(6)
    expect(held.people[0]?.stores).toMatchObject([
      { cause: 'out-of-scope', removeTags: ['rollcall:member'], addTags: ['rollcall:deprovisioned'] },
    ])
    await approveHeld(stage.ctx, { id, people: 6, note: 'Only staff from now on' })
    await stage.drain()
    expect(await standing()).toEqual([6, 6])
    const { events } = await viewActivity(stage.ctx, { limit: 50 })
    expect(events.find(({ kind }) => kind === 'guard.approved')?.changes).toEqual([
      { field: 'note', from: null, to: 'Only staff from now on' },
    ])
  })

  test('by a changed group is held, and ends by itself when the group is put right', async () => {
    await settings({ scope: { kind: 'condition', condition } })
    const people = await joinMany(12)
    const ids = people.map(({ id }) => id)
    const group = await stage.group('Staff', ids)
    await stage.drain()
    expect(await standing()).toEqual([12, 0])
    const members = (values: string[]) => values.map((value) => ({ value }))
    await stage.patch(`Groups/${group}`, { op: 'replace', path: 'members', value: members(ids.slice(0, 4)) })
    await stage.drain()
    expect(await standing()).toEqual([12, 0])
    const { id } = await waiting()
    await stage.patch(`Groups/${group}`, { op: 'add', path: 'members', value: members(ids.slice(4)) })
    await stage.drain()
    expect(await standing()).toEqual([12, 0])
    expect(await viewHeldChange(stage.ctx, { id })).toMatchObject({ state: 'ended' })
  })

  test('by a deleted group is kept as they were when that is rejected with a note', async () => {
    await settings({ scope: { kind: 'condition', condition } })
    const people = await joinMany(6)
    const group = await stage.group(
      'Staff',
      people.map(({ id }) => id),
    )
    await stage.drain()
    expect((await stage.scim('DELETE', `Groups/${group}`)).status).toBe(204)
    await stage.drain()
    const { id } = await waiting()
    const writes = await stage.mutations()
    await rejectHeld(stage.ctx, { id, people: 6, note: 'The group was deleted by mistake' })
    await stage.drain()
    expect(await standing()).toEqual([6, 0])
    expect(await stage.mutations()).toBe(writes)
    expect((await stage.personOf(people[0]?.id ?? '')).override).toMatchObject({
      kind: 'kept',
      note: 'The group was deleted by mistake',
    })
  })
})

describe('who decides', () => {
  test('where a store asks for two teammates, the second is another one, also after a preview was applied', async () => {
    await letDirectoryGo()
    await settings({ guard: GuardLimits.parse({ approvals: 2 }) })
    const people = await joinMany(10)
    await stage.drain()
    const { version, configuration } = await viewConfiguration(stage.ctx)
    const store = configuration.stores[stage.store.id]
    const preview = await createPreview(stage.ctx, {
      kind: 'configuration',
      base: version,
      configuration: {
        ...configuration,
        stores: { [stage.store.id]: { ...store, scope: { kind: 'none' } } },
      },
      note: '',
    })
    expect(await applyPreview(stage.ctx, preview)).toEqual({ kind: 'applied' })
    await stage.drain()
    expect(await standing()).toEqual([10, 0])
    const { id } = await waiting()
    expect(await approveHeld(stage.ctx, { id, people: 10, note: 'Checked' })).toEqual({ state: 'open' })
    await expect(approveHeld(stage.ctx, { id, people: 10, note: '' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const second = await addTeammate(stage.ctx, 'admin')
    expect(await approveHeld(second, { id, people: 10, note: 'Checked too' })).toEqual({ state: 'approved' })
    await stage.drain()
    expect(await standing()).toEqual([0, 10])
    expect(people).toHaveLength(10)
  })

  const previewOfNobody = async () => {
    const { version, configuration } = await viewConfiguration(stage.ctx)
    const stores = { [stage.store.id]: { scope: { kind: 'none' } } }
    return createPreview(stage.ctx, {
      kind: 'configuration',
      base: version,
      configuration: { ...configuration, stores },
      note: '',
    })
  }

  test('a preview that was applied is not asked about again', async () => {
    await joinMany(10)
    await stage.drain()
    await applyPreview(stage.ctx, await previewOfNobody())
    await stage.drain()
    expect(await standing()).toEqual([0, 10])
  })

  test('what waited of the people in a preview has ended when that was applied', async () => {
    const people = await joinMany(10)
    await stage.drain()
    await leave(people)
    await stage.drain()
    expect(await standing()).toEqual([10, 0])
    const { id } = await waiting()
    await applyPreview(stage.ctx, await previewOfNobody())
    await stage.drain()
    expect(await standing()).toEqual([0, 10])
    expect(await viewHeldChange(stage.ctx, { id })).toMatchObject({ state: 'ended' })
  })
})

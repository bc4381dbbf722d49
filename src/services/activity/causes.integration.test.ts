import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { viewConfiguration } from '@/services/configuration/view'
import { approveHeld } from '@/services/guard/approve'
import { viewHeldChanges } from '@/services/guard/view'
import { endOverride } from '@/services/people/end-override'
import { restorePeople } from '@/services/people/restore'
import { restrictPerson } from '@/services/people/restrict'
import { syncNow } from '@/services/people/sync-now'
import { applyPreview } from '@/services/previews/apply'
import { createPreview } from '@/services/previews/create'
import { useDatabase } from '@/testing/database'
import { leaveStore } from '@/testing/farewell'
import { openStage, type Stage } from '@/testing/stage'
import { useSimulator } from '@/testing/stores'
import { viewActivity, viewEvent } from './view'

process.env.GUARD_SETTLE_MS = '0'
process.env.COALESCE_MS = '1'
await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())

let stage: Stage
let people: { id: string }[]
beforeEach(async () => {
  stage = await openStage(simulator)
  people = [await stage.join(), await stage.join(), await stage.join(), await stage.join()]
  await stage.drain()
})

const idOf = (n: number) => people[n]?.id ?? ''

/** The newest event of a kind, as its page shows it: what it comes from, and what came from it. */
async function pageOf(kind: string) {
  const { events } = await viewActivity(stage.ctx, { kind, limit: 1 })
  const page = await viewEvent(stage.ctx, { id: events[0]?.id ?? '' })
  return { cause: page.cause?.kind, effects: page.effects.map((event) => event.kind) }
}

const times = (count: number, kind: string) => Array.from({ length: count }, () => kind)

describe('what a teammate does leads to its writes, and each write back to it', () => {
  test('saving rules: the event lists the write of everyone whom it concerned', async () => {
    await stage.rules({ id: 'members', tags: ['rollcall:member', 'staff'] })
    await stage.drain()
    expect(await pageOf('configuration.saved')).toEqual({
      cause: undefined,
      effects: times(4, 'customer.updated'),
    })
    expect((await pageOf('customer.updated')).cause).toBe('configuration.saved')
  })

  test('applying a preview: the configuration that it saved comes from it, and the writes from that', async () => {
    const { version, configuration } = await viewConfiguration(stage.ctx)
    const rules = [{ id: 'members', name: 'members', tags: ['staff'] }]
    const changed = { ...configuration, rules }
    const note = 'Another tag'
    const preview = await createPreview(stage.ctx, {
      kind: 'configuration',
      base: version,
      configuration: changed,
      note,
    })
    await applyPreview(stage.ctx, preview)
    await stage.drain()
    expect(await pageOf('configuration.saved')).toEqual({
      cause: 'preview.applied',
      effects: times(4, 'customer.updated'),
    })
  })

  test('restricting, letting back in, restoring and syncing one person', async () => {
    await restrictPerson(stage.ctx, { id: idOf(0), note: 'Stolen laptop' })
    await stage.drain()
    expect((await pageOf('person.restricted')).effects).toEqual(['customer.restricted'])
    await endOverride(stage.ctx, { id: idOf(0) })
    await stage.drain()
    expect((await pageOf('person.let-back-in')).effects).toEqual(['customer.restored'])
    await stage.remove(idOf(1))
    await stage.drain()
    await restorePeople(stage.ctx, { what: { kind: 'person', id: idOf(1) }, note: '' })
    await stage.drain()
    expect((await pageOf('person.restored')).effects).toEqual(['customer.restored'])
    await stage.store.act({ action: 'delete', id: (await stage.linkOf(idOf(2))).customerId })
    await stage.rules({ id: 'members', tags: ['staff'] })
    await syncNow(stage.ctx, { id: idOf(2) })
    await stage.drain()
    expect((await pageOf('person.synced')).effects.length).toBeGreaterThan(0)
  })

  test('approving held removals, which the deactivation has led to', async () => {
    for (const { id } of people) await stage.setActive(id, false)
    await stage.drain()
    expect(await pageOf('user.deactivated')).toMatchObject({ effects: ['customer.held'] })
    const [change] = (await viewHeldChanges(stage.ctx, {})).changes
    await approveHeld(stage.ctx, { id: change?.id ?? '', people: 4, note: '' })
    await stage.drain()
    expect((await pageOf('guard.approved')).effects).toEqual(times(4, 'customer.restricted'))
    const what = { kind: 'change', id: change?.id ?? '' } as const
    await restorePeople(stage.ctx, { what, note: '' })
    await stage.drain()
    expect((await pageOf('people.restored')).effects.toSorted()).toEqual([
      ...times(4, 'customer.restored'),
      ...times(4, 'person.restored'),
    ])
  })

  test('leaving a store', async () => {
    const { id, domain } = stage.store
    await leaveStore(stage.ctx, { id, choice: 'restrict', confirmation: domain })
    await stage.drain()
    expect((await pageOf('store.leaving')).effects).toEqual(times(4, 'customer.restricted'))
  })
})

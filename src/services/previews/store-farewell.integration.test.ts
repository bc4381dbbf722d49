import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { viewActivity } from '@/services/activity/view'
import { setDirectoryMode } from '@/services/directories/set-mode'
import { viewHeldChanges } from '@/services/guard/view'
import { stayInStore } from '@/services/stores/farewell-begin'
import type { FarewellChoice } from '@/services/stores/farewell-choice'
import { viewStores } from '@/services/stores/view'
import { useDatabase } from '@/testing/database'
import { previewFarewell } from '@/testing/farewell'
import { openStage, type Stage } from '@/testing/stage'
import { control, useSimulator } from '@/testing/stores'
import { addTeammate } from '@/testing/teammates'
import { applyPreview } from './apply'
import { goOn } from './go-on'
import { viewMoved } from './view-moved'
import { findDuePreviews } from './wake'

process.env.GUARD_SETTLE_MS = '0'
process.env.COALESCE_MS = '1'
await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())

const FIELD = 'metafield:custom.team'

let stage: Stage
let people: { id: string; email: string }[]

/** Four people with a tag, a metafield and a company role, in a store that restricts them with every lever. */
beforeEach(async () => {
  stage = await openStage(simulator)
  const { roleAt } = await stage.company('Acme')
  await stage.rules({
    id: 'all',
    tags: ['gold'],
    metafields: [{ field: FIELD, type: 'single_line_text_field', template: 'Sales' }],
    roles: [roleAt(0)],
  })
  await stage.policy({ withdrawConsent: true })
  people = []
  for (let n = 0; n < 4; n++) people.push(await stage.join())
  await stage.drain()
})

const preview = (choice: FarewellChoice) =>
  previewFarewell(stage.ctx, { kind: 'leave-store', storeId: stage.store.id, choice })
const apply = (id: string) => applyPreview(stage.ctx, { id, confirmation: stage.store.domain.toUpperCase() })
const isListed = async () => (await viewStores(stage.ctx)).some(({ id }) => id === stage.store.id)
const eventOf = async (kind: string) => (await viewActivity(stage.ctx, { kind, limit: 50 })).events
const tagsNow = async () => (await stage.customers()).map(({ tags }) => tags)

describe('Disconnecting a store is previewed, and carried out as previewed', () => {
  test('restrict: lists what every lever takes away from whom, and the history has just that', async () => {
    const { id, lines, counts, hash, farewell } = await preview('restrict')
    expect(farewell).toEqual({ choice: 'restrict', confirmation: stage.store.domain })
    expect(counts).toMatchObject({ restrict: 4, keep: 0 })
    const location = (await stage.linkOf(people[0]?.id ?? '')).customerId
    expect(location).not.toBeNull()
    const [line] = lines
    expect(line?.changes).toEqual(
      expect.arrayContaining([
        { field: 'tag', from: null, to: 'rollcall:deprovisioned' },
        { field: 'tag', from: 'gold', to: null },
        { field: FIELD, from: 'Sales', to: null },
        { field: 'companyRole', from: expect.any(String), to: null },
      ]),
    )
    await stage.drain()
    expect(await tagsNow()).toEqual(Array(4).fill(['gold']))

    expect(await apply(id)).toEqual({ kind: 'applied' })
    await stage.drain()
    expect(await isListed()).toBe(false)
    expect(await tagsNow()).toEqual(Array(4).fill(['rollcall:deprovisioned']))
    const written = new Map(
      (await eventOf('customer.restricted')).map(({ person, changes }) => [person?.id, changes]),
    )
    expect(written).toEqual(new Map(lines.map(({ person, changes }) => [person.id, changes])))
    const plan = [
      { field: 'plan', from: null, to: hash },
      { field: 'preview', from: null, to: id },
    ]
    expect((await eventOf('store.leaving'))[0]).toMatchObject({ changes: plan, source: { name: 'Grace' } })
    expect((await eventOf('store.disconnected'))[0]).toMatchObject({
      changes: plan,
      source: { name: 'Grace' },
    })
    // The guard has no say in it, and nothing was approved in its name.
    expect((await viewHeldChanges(stage.ctx, {})).changes).toEqual([])
  })

  test('hand over: lists whose customer becomes the merchant’s and what they keep', async () => {
    const before = await tagsNow()
    const { id, lines, counts } = await preview('hand-over')
    expect(counts).toMatchObject({ 'hand-over': 4, restrict: 0 })
    const { customerId } = await stage.linkOf(people[0]?.id ?? '')
    expect(lines.find(({ person }) => person.id === people[0]?.id)).toMatchObject({
      kind: 'hand-over',
      changes: [
        { field: 'link', from: customerId, to: null },
        { field: 'tag', from: 'gold', to: 'gold' },
        { field: 'companyRole' },
        { field: FIELD, from: 'Sales', to: 'Sales' },
      ],
    })
    await apply(id)
    await stage.drain()
    expect(await isListed()).toBe(false)
    expect(await tagsNow()).toEqual(before)
    const applied = await previewFarewell(stage.ctx, id)
    expect(applied).toMatchObject({ status: 'applied', counts: { 'hand-over': 4 }, lines })
    expect(applied.lines[0]?.store?.name).not.toBe('removed')
    expect(await stage.linkOf(people[0]?.id ?? '')).toMatchObject({ customerId: null, managedTags: [] })
  })

  test('keep: lists who stays linked, and who was about to lose access and does not', async () => {
    await stage.setActive(people[1]?.id ?? '', false)
    const { id, lines, counts } = await preview('keep')
    expect(counts).toMatchObject({ stay: 4 })
    const dropped = lines.filter(({ changes }) => changes.some(({ field }) => field === 'waiting'))
    expect(dropped.map(({ person }) => person.id)).toEqual([people[1]?.id])
    const { customerId } = await stage.linkOf(people[0]?.id ?? '')
    expect(await apply(id)).toEqual({ kind: 'applied' })
    await stage.drain()
    expect(await isListed()).toBe(false)
    expect(await tagsNow()).toEqual(Array(4).fill(['gold']))
    expect(await stage.linkOf(people[0]?.id ?? '')).toMatchObject({ customerId })
    expect((await eventOf('store.disconnected'))[0]?.title).toContain('4 people stay as they are')
  })

  test('hand over: ends at once in a store that does not let us in any more, and says so', async () => {
    await control(simulator, 'POST', 'faults', {
      ...{ store: stage.store.domain, on: 'graphql', kind: 'status', status: 401, count: 50 },
    })
    await database().store.update({ where: { id: stage.store.id }, data: { status: 'unauthorized' } })
    const { id } = await preview('hand-over')
    expect(await apply(id)).toEqual({ kind: 'applied' })
    await control(simulator, 'DELETE', 'faults')
    expect(await isListed()).toBe(false)
    expect((await eventOf('store.disconnected'))[0]?.title).toContain('webhooks could not be ended')
    expect(await stage.linkOf(people[0]?.id ?? '')).toMatchObject({ customerId: null })
  })

  test('needs the domain typed, and an administrator', async () => {
    const { id } = await preview('restrict')
    await expect(applyPreview(stage.ctx, { id })).rejects.toThrow(`Type ${stage.store.domain} to confirm.`)
    await expect(applyPreview(stage.ctx, { id, confirmation: 'yes' })).rejects.toMatchObject({
      field: 'confirmation',
    })
    const operator = await addTeammate(stage.ctx, 'operator')
    await expect(applyPreview(operator, { id, confirmation: stage.store.domain })).rejects.toThrow(/admin/)
    expect(await isListed()).toBe(true)
    await stage.drain()
    expect(await tagsNow()).toEqual(Array(4).fill(['gold']))
  })

  test('asks again when the world has moved, and nothing was done meanwhile', async () => {
    const { id, hash } = await preview('keep')
    const late = await stage.join()
    await stage.drain()
    const answer = await apply(id)
    if (answer.kind !== 'moved') throw new Error('It was applied')
    expect(await isListed()).toBe(true)
    const next = await previewFarewell(stage.ctx, answer.id)
    expect(next).toMatchObject({ status: 'open', counts: { stay: 5 } })
    expect(next.hash).not.toBe(hash)
    expect(next.lines.map(({ person }) => person.id)).toContain(late.id)
    expect(await viewMoved(stage.ctx, { id: answer.id })).toMatchObject({
      count: 1,
      people: [{ person: { id: late.id, name: 'Ada Lovelace' }, before: null, after: 'stay' }],
    })
    expect(await viewMoved(stage.ctx, { id })).toBeNull()
    await expect(apply(id)).rejects.toThrow(/applied or replaced/)
    expect(await apply(answer.id)).toEqual({ kind: 'applied' })
    expect(await isListed()).toBe(false)
  })

  test('its plan is kept as long as the history, unlike a preview that nobody has applied', async () => {
    const { id } = await preview('restrict')
    await apply(id)
    await stayInStore(stage.ctx, { id: stage.store.id })
    const unsaid = (await preview('keep')).id
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
    const age = (days: number) =>
      database().preview.updateMany({
        where: { id: { in: [id, unsaid] } },
        data: { createdAt: daysAgo(days) },
      })
    await age(8)
    await preview('keep')
    expect((await previewFarewell(stage.ctx, id)).lines).toHaveLength(4)
    await expect(previewFarewell(stage.ctx, unsaid)).rejects.toThrow('no such preview')
    await age(401)
    await preview('keep')
    await expect(previewFarewell(stage.ctx, id)).rejects.toThrow('no such preview')
  })

  test('goes on after whoever applied it has died, and is done once', async () => {
    const { id } = await preview('keep')
    const dead = { status: 'applying', appliedBy: { ...stage.ctx.actor }, dueAt: new Date(0) } as const
    await database().preview.update({ where: { id }, data: dead })
    expect(await findDuePreviews()).toContainEqual({
      organizationId: stage.ctx.organizationId,
      previewId: id,
    })
    await Promise.all([goOn(stage.ctx.organizationId, id), goOn(stage.ctx.organizationId, id)])
    expect(await isListed()).toBe(false)
    expect(await eventOf('store.disconnected')).toHaveLength(1)
  })

  test('that was begun and called off is previewed anew, for whoever is left', async () => {
    const { id } = await preview('restrict')
    await apply(id)
    await stayInStore(stage.ctx, { id: stage.store.id })
    expect((await preview('restrict')).counts).toMatchObject({ restrict: 4 })
    await expect(apply(id)).rejects.toThrow(/applied or replaced/)
  })

  test('restricts whom only a directory knows that does not write any more, and is done with it', async () => {
    await setDirectoryMode(stage.ctx, { id: stage.directoryId, mode: 'observe' })
    const { id, lines, counts } = await preview('restrict')
    expect(counts).toMatchObject({ restrict: 4 })
    expect(lines.map(({ person }) => person.name)).toEqual(Array(4).fill('Ada Lovelace'))
    await apply(id)
    await stage.drain()
    expect(await tagsNow()).toEqual(Array(4).fill(['rollcall:deprovisioned']))
    expect(await isListed()).toBe(false)
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { defaultConfiguration } from '@/core/mapping/configuration'
import { saveConfiguration } from '@/services/configuration/save'
import { setDirectoryMode } from '@/services/directories/set-mode'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { addManyPeople } from '@/testing/many-people'
import { ada } from '@/testing/people'
import { connectTestStore, useSimulator, type TestStore } from '@/testing/stores'
import { addTeammate } from '@/testing/teammates'
import { applyPreview } from './apply'
import { cancelPreview } from './cancel'
import { createPreview } from './create'
import { goOn, goOnWithPreview } from './go-on'
import { viewPreview } from './view'
import { findDuePreviews } from './wake'

await useDatabase()
const simulator = await useSimulator()

/** More customers than a request computes, in six pages. */
const PEOPLE = 5_100

let acme: TestDirectory
let store: TestStore
/** Of going live, while nothing else changes. */
let plan: string

beforeAll(async () => {
  acme = await testDirectory()
  await setDirectoryMode(acme.ctx, { id: acme.directoryId, mode: 'observe' })
  store = await connectTestStore(simulator, acme)
  await addManyPeople(acme, PEOPLE)
})

const goLive = async () =>
  (await createPreview(acme.ctx, { kind: 'go-live', directoryId: acme.directoryId })).id

const seen = (id: string) => viewPreview(acme.ctx, id)
const linesOf = (previewId: string) => database().previewLine.count({ where: { previewId } })
/** A run of the job that has time for one page only. */
const onePage = (id: string) => goOn(acme.ctx.organizationId, id, 0)
const toTheEnd = (id: string) => goOn(acme.ctx.organizationId, id)
const whole = async () => {
  const id = await goLive()
  await toTheEnd(id)
  return id
}

describe('A preview of many customers', () => {
  test('is begun in the request and computed by a job, with its progress', async () => {
    const id = await goLive()
    expect(await seen(id)).toMatchObject({
      status: 'computing',
      hash: '',
      looked: 0,
      total: PEOPLE,
      stores: [],
    })
    expect(await onePage(id)).toEqual({ more: true })
    expect(await seen(id)).toMatchObject({ status: 'computing', hash: '', looked: 1_000 })
    while ((await goOnWithPreview({ organizationId: acme.ctx.organizationId, previewId: id })).more);
    expect(await seen(id)).toMatchObject({ status: 'open', stores: [{ create: PEOPLE }] })
    expect(await linesOf(id)).toBe(PEOPLE)
    plan = (await seen(id)).hash
  })

  test('in short runs is the same plan, with the same hash, as in one', async () => {
    const id = await goLive()
    while ((await onePage(id)).more);
    expect((await seen(id)).hash).toBe(plan)
  })

  test('two runs at the same time make one plan of it', async () => {
    const id = await goLive()
    await Promise.all([toTheEnd(id), toTheEnd(id), onePage(id)])
    await toTheEnd(id)
    expect(await linesOf(id)).toBe(PEOPLE)
    expect((await seen(id)).hash).toBe(plan)
  })

  test('whose run was killed is found by the sweep, and goes on from its last page', async () => {
    const id = await goLive()
    await onePage(id)
    const found = { organizationId: acme.ctx.organizationId, previewId: id }
    expect(await findDuePreviews()).not.toContainEqual(found)
    await database().preview.update({ where: { id }, data: { dueAt: new Date(Date.now() - 1) } })
    expect(await findDuePreviews()).toContainEqual(found)
    await toTheEnd(id)
    expect(await linesOf(id)).toBe(PEOPLE)
    expect(await findDuePreviews()).not.toContainEqual(found)
  })

  test('begins anew when the configuration was changed meanwhile, so that no plan is a mixture', async () => {
    const id = await goLive()
    await onePage(id)
    const base = await versionNow()
    const rule = { id: 'all', name: 'All', enabled: true, condition: '', stores: null, tags: ['gold'] }
    const rules = [{ ...rule, metafields: [], roles: [], last: false }]
    await saveConfiguration(acme.ctx, { base, configuration: { ...defaultConfiguration, rules }, note: '' })
    await onePage(id)
    expect(await seen(id)).toMatchObject({ looked: 1_000 })
    await toTheEnd(id)
    expect(await linesOf(id)).toBe(PEOPLE)
    expect((await seen(id)).hash).toBe((await seen(await whole())).hash)
  })

  test('of a configuration says why it failed when somebody else has saved another one meanwhile', async () => {
    const base = await versionNow()
    const decision = { kind: 'configuration', base, configuration: defaultConfiguration, note: '' } as const
    await setDirectoryMode(acme.ctx, { id: acme.directoryId, mode: 'live' })
    const { id } = await createPreview(acme.ctx, decision)
    await onePage(id)
    await saveConfiguration(acme.ctx, { base, configuration: defaultConfiguration, note: '' })
    expect(await toTheEnd(id)).toEqual({ more: false })
    expect(await seen(id)).toMatchObject({
      status: 'failed',
      problem: expect.stringContaining('Somebody else'),
    })
    await setDirectoryMode(acme.ctx, { id: acme.directoryId, mode: 'observe' })
  })

  test('that fails again and again ends, and says so', async () => {
    const id = await goLive()
    await database().preview.update({ where: { id }, data: { attempts: 6 } })
    expect(await toTheEnd(id)).toEqual({ more: false })
    expect(await seen(id)).toMatchObject({
      status: 'failed',
      problem: expect.stringContaining('several times'),
    })
  })

  test('is cancelled by an administrator: what runs stops at its next page, and nothing of it stays', async () => {
    const id = await goLive()
    await onePage(id)
    await expect(cancelPreview(await addTeammate(acme.ctx, 'operator'), { id })).rejects.toThrow(/admin/)
    const running = toTheEnd(id)
    await cancelPreview(acme.ctx, { id })
    expect(await running).toEqual({ more: false })
    expect(await seen(id)).toMatchObject({ status: 'cancelled', hash: '' })
    expect(await linesOf(id)).toBe(0)
    await expect(applyPreview(acme.ctx, { id })).rejects.toThrow(/applied or replaced/)
    await expect(cancelPreview(acme.ctx, { id })).rejects.toThrow(/applied or replaced/)
  })
})

describe('Applying a large preview', () => {
  test('can be called off until it is carried out, and is then as open as before', async () => {
    const id = await whole()
    const { hash } = await seen(id)
    expect(await applyPreview(acme.ctx, { id })).toEqual({ kind: 'applying' })
    await expect(applyPreview(acme.ctx, { id })).rejects.toThrow(/applied or replaced/)
    await onePage(id)
    expect(await seen(id)).toMatchObject({ status: 'applying', looked: 1_000 })
    await cancelPreview(acme.ctx, { id })
    expect(await toTheEnd(id)).toEqual({ more: false })
    expect(await seen(id)).toMatchObject({ status: 'open', hash })
    expect(await database().link.count({ where: { storeId: store.id, state: 'queued' } })).toBe(0)
  })

  test('asks again when the world has moved since', async () => {
    const id = await whole()
    const late = ada({ userName: 'late@example.com' })
    expect((await acme.scim('POST', 'Users', late)).status).toBe(201)
    await applyPreview(acme.ctx, { id })
    await toTheEnd(id)
    const { status, replacedBy } = await seen(id)
    expect(status).toBe('outdated')
    expect(await seen(replacedBy ?? '')).toMatchObject({ status: 'computing', total: PEOPLE + 1 })
    await toTheEnd(replacedBy ?? '')
    expect(await seen(replacedBy ?? '')).toMatchObject({ status: 'open', stores: [{ create: PEOPLE + 1 }] })
    expect(await database().link.count({ where: { storeId: store.id, state: 'queued' } })).toBe(0)
  })

  test('owes exactly what it has listed, in the name of who applied it', async () => {
    const id = await whole()
    await applyPreview(acme.ctx, { id })
    while ((await onePage(id)).more);
    expect(await seen(id)).toMatchObject({ status: 'applied', appliedAt: expect.any(Date) })
    expect(await database().link.count({ where: { storeId: store.id, state: 'queued' } })).toBe(PEOPLE + 1)
    const line = await database().event.findFirst({ where: { kind: 'preview.applied' } })
    expect(line).toMatchObject({ actor: { type: 'teammate', name: 'Grace' }, directoryId: acme.directoryId })
  })
})

const versionNow = async () =>
  await database().configuration.count({ where: { organizationId: acme.ctx.organizationId } })

import { beforeEach, describe, expect, test } from 'vitest'
import { setDirectoryMode } from '@/services/directories/set-mode'
import { pauseStore } from '@/services/stores/set-paused'
import { drainStore } from '@/services/sync/drain-store'
import { defaultConfiguration, storeSettings } from '@/core/mapping/configuration'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { ada } from '@/testing/people'
import { connectTestStore, useSimulator, type TestStore } from '@/testing/stores'
import { applyPreview } from './apply'
import { createPreview } from './create'
import type { Decision } from './decision'
import { viewPreview, viewPreviewLines } from './view'

await useDatabase()
const simulator = await useSimulator()

let acme: TestDirectory
let store: TestStore

beforeEach(async () => {
  acme = await testDirectory()
  await setDirectoryMode(acme.ctx, { id: acme.directoryId, mode: 'observe' })
  store = await connectTestStore(simulator, acme)
})

const drain = () => drainStore({ organizationId: acme.ctx.organizationId, storeId: store.id })

async function post(email: string) {
  const answer = await acme.scim('POST', 'Users', ada({ userName: email, emails: [{ value: email }] }))
  expect(answer.status).toBe(201)
  return (answer.body as { id: string }).id
}

const preview = async (decision: Decision) => {
  const { id } = await createPreview(acme.ctx, decision)
  const [seen, { lines }] = await Promise.all([
    viewPreview(acme.ctx, id),
    viewPreviewLines(acme.ctx, { id, cursor: -1, limit: 50 }),
  ])
  return { id, hash: seen.hash, counts: seen.stores[0], lines }
}

const goLive = () => preview({ kind: 'go-live', directoryId: acme.directoryId })
const tagsOf = async () => (await store.customers()).map(({ tags }) => tags)

/** A configuration in which everyone gets one tag. */
const everyone = (tag: string) => ({
  ...defaultConfiguration,
  rules: [
    {
      id: 'all',
      name: 'Everyone',
      enabled: true,
      condition: '',
      stores: null,
      tags: [tag],
      metafields: [],
      roles: [],
      last: false,
    },
  ],
})

describe('going live', () => {
  test('each store is counted by itself', async () => {
    await connectTestStore(simulator, acme)
    await connectTestStore(simulator, acme)
    await post('a@example.com')
    await post('b@example.com')
    const { id } = await goLive()
    const { stores } = await viewPreview(acme.ctx, id)
    expect(stores.map(({ create, keep }) => [create, keep])).toEqual([
      [2, 0],
      [2, 0],
      [2, 0],
    ])
  })

  test('is foreseen customer by customer, writes nothing until it is applied, and then exactly that', async () => {
    await post('a@example.com')
    await post('b@example.com')
    const seen = await goLive()
    await drain()
    expect(await store.customers()).toEqual([])
    expect(seen.counts).toMatchObject({ create: 2, update: 0, restrict: 0, restore: 0, keep: 0 })
    expect(seen.lines.map(({ kind }) => kind)).toEqual(['create', 'create'])
    expect(seen.lines[0]?.changes).toContainEqual({ field: 'tag', from: null, to: 'rollcall:member' })

    expect(await applyPreview(acme.ctx, { id: seen.id })).toEqual({ kind: 'applied' })
    await drain()
    expect(await tagsOf()).toEqual([['rollcall:member'], ['rollcall:member']])
  })

  test('asks again when the world has moved since', async () => {
    await post('a@example.com')
    const seen = await goLive()
    await post('late@example.com')
    const answer = await applyPreview(acme.ctx, { id: seen.id })
    expect(answer).toMatchObject({ kind: 'moved' })
    await drain()
    expect(await store.customers()).toEqual([])
    const next = await viewPreview(acme.ctx, answer.kind === 'moved' ? answer.id : '')
    expect(next).toMatchObject({ status: 'open', stores: [{ create: 2 }] })
    await expect(applyPreview(acme.ctx, { id: seen.id })).rejects.toThrow(/applied or replaced/)
  })

  test('that was applied is not applied twice', async () => {
    const seen = await goLive()
    await applyPreview(acme.ctx, { id: seen.id })
    await expect(applyPreview(acme.ctx, { id: seen.id })).rejects.toThrow(/applied or replaced/)
  })
})

describe('a change of rules (M22)', () => {
  test('shows who gets and loses what, and is written as previewed', async () => {
    await post('a@example.com')
    await applyPreview(acme.ctx, { id: (await goLive()).id })
    await drain()
    const seen = await preview({
      kind: 'configuration',
      base: 0,
      configuration: everyone('gold'),
      note: 'Everyone is gold',
    })
    expect(seen.counts).toMatchObject({ update: 1, keep: 0 })
    expect(seen.lines[0]?.changes).toEqual([
      { field: 'tag', from: null, to: 'gold' },
      { field: 'tag', from: 'rollcall:member', to: null },
    ])
    await drain()
    expect(await tagsOf()).toEqual([['rollcall:member']])
    await applyPreview(acme.ctx, { id: seen.id })
    await drain()
    expect(await tagsOf()).toEqual([['gold']])
  })

  test('equal plans have equal hashes, and another plan has another', async () => {
    await post('a@example.com')
    await applyPreview(acme.ctx, { id: (await goLive()).id })
    await drain()
    const of = (tag: string) =>
      preview({ kind: 'configuration', base: 0, configuration: everyone(tag), note: '' })
    expect((await of('gold')).hash).toBe((await of('gold')).hash)
    expect((await of('gold')).hash).not.toBe((await of('silver')).hash)
  })
})

test('removals that were seen in a preview are not held by the guard (M45)', async () => {
  for (let n = 0; n < 12; n++) await post(`p${n}@example.com`)
  await applyPreview(acme.ctx, { id: (await goLive()).id })
  await drain()
  const seen = await preview({
    kind: 'configuration',
    base: 0,
    configuration: {
      ...defaultConfiguration,
      stores: { [store.id]: { ...storeSettings(defaultConfiguration, store.id), scope: { kind: 'none' } } },
    },
    note: 'Nobody belongs here',
  })
  expect(seen.counts).toMatchObject({ restrict: 12 })
  await applyPreview(acme.ctx, { id: seen.id })
  await drain()
  expect(new Set((await tagsOf()).flat())).toEqual(new Set(['rollcall:deprovisioned']))
})

test('a store that takes no writes gets everyone who belongs in it once its plan was applied (M39)', async () => {
  await setDirectoryMode(acme.ctx, { id: acme.directoryId, mode: 'live' })
  await pauseStore(acme.ctx, { id: store.id, paused: true })
  await post('a@example.com')
  await drain()
  expect(await store.customers()).toEqual([])
  const seen = await preview({ kind: 'back-fill', storeId: store.id })
  expect(seen.counts).toMatchObject({ create: 1 })
  await applyPreview(acme.ctx, { id: seen.id })
  await drain()
  expect(await tagsOf()).toEqual([['rollcall:member']])
})

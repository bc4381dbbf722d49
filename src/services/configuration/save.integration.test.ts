import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { Configuration } from '@/core/mapping/configuration'
import { viewActivity } from '@/services/activity/view'
import { createDirectory } from '@/services/directories/create'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { ada } from '@/testing/people'
import { connectTestStore, useSimulator, type TestStore } from '@/testing/stores'
import { drainStore } from '../sync/drain-store'
import { revertConfiguration } from './revert'
import { saveConfiguration } from './save'
import { compareVersions, listVersions, viewConfiguration, viewVersion } from './view'

await useDatabase()
const simulator = await useSimulator()

let acme: TestDirectory
let [shop, outlet]: TestStore[] = []
let ids: { shop: string; outlet: string }

beforeAll(async () => {
  acme = await testDirectory()
  shop = await connectTestStore(simulator, acme)
  outlet = await connectTestStore(simulator, acme)
  ids = { shop: shop.id, outlet: outlet.id }
  await acme.scim('POST', 'Users', ada())
  await drain()
})

const drain = () =>
  Promise.all(
    Object.values(ids).map((storeId) => drainStore({ organizationId: acme.ctx.organizationId, storeId })),
  )

const rule = (name: string, given: object = {}) => ({ id: name, name, tags: [name], ...given })

async function save(document: object, note = '') {
  const { version: base } = await viewConfiguration(acme.ctx)
  return saveConfiguration(acme.ctx, { base, configuration: document, note })
}

const due = async () => {
  const links = await database().link.findMany({ where: { dueAt: { not: null } } })
  return links.map(({ storeId }) => storeId).sort()
}

const tagsIn = async (store: TestStore | undefined) => (await store?.customers())?.[0]?.tags

describe('saving what an organization has decided', () => {
  test('is a new version, with its author and note, and a line of history that says what changed', async () => {
    const saved = await save({ rules: [rule('vip')] }, 'VIPs from now on')
    expect(saved.version).toBe(1)
    const { versions } = await listVersions(acme.ctx, { limit: 10 })
    expect(versions[0]).toMatchObject({ version: 1, note: 'VIPs from now on', author: { name: 'Grace' } })
    const { events } = await viewActivity(acme.ctx, { limit: 5 })
    expect(events.find(({ kind }) => kind === 'configuration.saved')).toMatchObject({
      title: 'Mapping and rules, version 1: VIPs from now on',
      changes: expect.arrayContaining([{ field: 'Rule, vip, tags', from: null, to: '["vip"]' }]),
    })
  })

  test('owes everyone to the stores that it makes a difference in, and to no other', async () => {
    await drain()
    expect(await save({ rules: [rule('vip'), rule('outlet', { stores: [ids.outlet] })] })).toMatchObject({
      stores: [{ storeId: ids.outlet, people: 1 }],
    })
    expect(await due()).toEqual([ids.outlet])
    await drain()
    expect([await tagsIn(shop), await tagsIn(outlet)]).toEqual([['vip'], ['outlet', 'vip']])
  })

  test('of one directory’s mapping owes the people of that directory', async () => {
    const { directory } = await createDirectory(acme.ctx, { name: 'Empty', kind: 'okta', mode: 'live' })
    const { configuration } = await viewConfiguration(acme.ctx)
    const row = { to: 'email', source: { kind: 'path', paths: ['userName'] } }
    const saved = await save({ ...configuration, mappings: { [directory.id]: [row] } })
    expect(saved.stores.map(({ people }) => people)).toEqual([0, 0])
    expect(await due()).toEqual([])
  })

  test('the same again, or another name for a rule, writes nothing', async () => {
    const { version, configuration } = await viewConfiguration(acme.ctx)
    expect(await save(configuration)).toEqual({ version, stores: [] })
    const renamed = (configuration.rules ?? []).map((each) => ({ ...each, name: `${each.name}!` }))
    expect(await save({ ...configuration, rules: renamed })).toEqual({ version: version + 1, stores: [] })
  })

  test('of two teammates who began from the same version one is told to look again', async () => {
    const { version: base } = await viewConfiguration(acme.ctx)
    const both = await Promise.allSettled(
      ['one', 'two'].map((name) =>
        saveConfiguration(acme.ctx, { base, configuration: { rules: [rule(name)] }, note: '' }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } })
  })

  test('names the rule, the field and the position of a mistake, and keeps nothing', async () => {
    const { version } = await viewConfiguration(acme.ctx)
    await expect(save({ rules: [rule('vip', { condition: 'title equals "x"' })] })).rejects.toMatchObject({
      code: 'invalid',
      field: 'rules.0.condition',
      message: expect.stringMatching(/^Rule "vip", condition \(line 1, position 7\): expected one of eq/),
    })
    expect((await viewConfiguration(acme.ctx)).version).toBe(version)
  })

  test.each([
    ['a store', { stores: { [crypto.randomUUID()]: {} } }],
    ['a store of a rule', { rules: [rule('x', { stores: [crypto.randomUUID()] })] }],
    ['a directory', { mappings: { d1: [{ to: 'email', source: { kind: 'fixed', value: 'a@b.ch' } }] } }],
  ])('refuses %s that the organization has not', async (_, document) => {
    await expect(save(document)).rejects.toMatchObject({ code: 'invalid' })
  })

  test('keeps text that Postgres cannot keep as it is', async () => {
    await save({ rules: [rule('odd', { tags: ['a\u0000b\ud800'] })] })
    expect((await viewConfiguration(acme.ctx)).configuration.rules?.[0]?.tags).toEqual(['a\ufffdb\ufffd'])
  })

  test('is for administrators', async () => {
    const operator = { ...acme.ctx, role: 'operator' as const }
    const change = { base: 0, configuration: {}, note: '' }
    await expect(saveConfiguration(operator, change)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(revertConfiguration(operator, { base: 0, version: 0 })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('versions', () => {
  test('say what each changed, and what differs between any two', async () => {
    const first = await viewVersion(acme.ctx, { version: 1 })
    expect(first.changes.map(({ kind, name }) => [kind, name])).toEqual([
      ['removed', 'Everyone is a member'],
      ['removed', 'Department as a tag'],
      ['added', 'vip'],
    ])
    expect(await compareVersions(acme.ctx, { from: 1, to: 2 })).toMatchObject([
      { kind: 'added', part: 'rule', name: 'outlet' },
    ])
  })

  test('an older one comes back as a new one, and with it what the stores show', async () => {
    await drain()
    const { version: base } = await viewConfiguration(acme.ctx)
    const saved = await revertConfiguration(acme.ctx, { version: 1, base })
    expect(saved.version).toBe(base + 1)
    await drain()
    expect([await tagsIn(shop), await tagsIn(outlet)]).toEqual([['vip'], ['vip']])
    await expect(revertConfiguration(acme.ctx, { version: 1, base })).rejects.toMatchObject({
      code: 'conflict',
    })
    const later = { version: 9_999, base: saved.version }
    await expect(revertConfiguration(acme.ctx, later)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('another organization sees none of them', async () => {
    const other = await testDirectory('Other')
    expect(await viewConfiguration(other.ctx)).toEqual({ version: 0, configuration: Configuration.parse({}) })
    await expect(viewVersion(other.ctx, { version: 1 })).rejects.toMatchObject({ code: 'not-found' })
  })
})

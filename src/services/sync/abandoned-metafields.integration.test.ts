import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { viewConfiguration } from '@/services/configuration/view'
import { saveConfiguration } from '@/services/configuration/save'
import { createPreview } from '@/services/previews/create'
import { viewPreviewLines } from '@/services/previews/view'
import { useDatabase } from '@/testing/database'
import { accessOf, openStage, type Stage } from '@/testing/stage'
import { saveTestConfiguration } from '@/testing/configuration'
import { useSimulator } from '@/testing/stores'

process.env.GUARD_SETTLE_MS = '0'
process.env.COALESCE_MS = '1'
await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())

const type = 'single_line_text_field'
const level = { field: 'metafield:staff.level' as const, type, template: 'gold' }
const row = {
  to: 'metafield:staff.title' as const,
  source: { kind: 'path' as const, paths: ['title'] },
  owner: 'directory' as const,
  metafieldType: type,
  stores: {},
}

let stage: Stage
beforeEach(async () => {
  stage = await openStage(simulator)
  await stage.rules({ id: 'members', tags: ['member'], metafields: [level] })
})

async function member(fields: Record<string, unknown> = {}) {
  const person = await stage.join({ title: 'Buyer', ...fields })
  await stage.drain()
  return person
}

const metafieldsOf = async (email: string) => accessOf(await stage.customer(email)).metafields

const merchantSets = async (email: string, key: string, value: string) => {
  const customer = await stage.customer(email)
  const metafields = [{ namespace: 'staff', key, value, type }]
  await stage.store.act({ action: 'update', id: customer?.id, metafields })
}

describe('a metafield that nothing names any more', () => {
  test('is taken away when its rule is gone, as tags are, and nothing is written after that', async () => {
    const { email } = await member()
    expect(await metafieldsOf(email)).toEqual(['staff.level=gold'])
    await stage.rules({ id: 'members', tags: ['member'] })
    await stage.drain()
    expect(await metafieldsOf(email)).toEqual([])
    const writes = await stage.mutations()
    await stage.rules({ id: 'members', tags: ['member'], last: true })
    await stage.drain()
    expect(await stage.mutations()).toBe(writes)
  })

  test('is taken away when its row is gone from the mapping', async () => {
    const map = (...rows: (typeof row)[]) =>
      saveTestConfiguration(stage, (configuration) => {
        const email = { ...row, to: 'email' as const, source: { kind: 'path' as const, paths: ['userName'] } }
        const { metafieldType: _none, ...address } = email
        return { ...configuration, mappings: { [stage.directoryId]: [address, ...rows] } }
      })
    await map(row)
    const { email } = await member()
    expect(await metafieldsOf(email)).toEqual(['staff.level=gold', 'staff.title=Buyer'])
    await map()
    await stage.drain()
    expect(await metafieldsOf(email)).toEqual(['staff.level=gold'])
  })

  test('stays when the merchant has changed it since', async () => {
    const { email } = await member()
    await merchantSets(email, 'level', 'platinum')
    await stage.rules({ id: 'members', tags: ['member'] })
    await stage.drain()
    expect(await metafieldsOf(email)).toEqual(['staff.level=platinum'])
  })

  test('stays when it was the merchant’s before us, with the very same value', async () => {
    await stage.rules({ id: 'members', tags: ['member'] })
    const { email } = await member()
    await merchantSets(email, 'level', 'gold')
    await stage.rules({ id: 'members', tags: ['member', 'staff'] })
    await stage.drain()
    expect(await metafieldsOf(email)).toEqual(['staff.level=gold'])
  })

  test('is foreseen by the preview, customer by customer', async () => {
    const { email } = await member()
    const { version, configuration } = await viewConfiguration(stage.ctx)
    const rules = (configuration.rules ?? []).map((rule) => ({ ...rule, metafields: [] }))
    const { id } = await createPreview(stage.ctx, {
      kind: 'configuration',
      base: version,
      configuration: { ...configuration, rules },
      note: '',
    })
    const { lines } = await viewPreviewLines(stage.ctx, { id, cursor: -1, limit: 10 })
    expect(lines.map(({ changes }) => changes)).toEqual([
      [{ field: 'metafield:staff.level', from: 'gold', to: null }],
    ])
    expect(await metafieldsOf(email)).toEqual(['staff.level=gold'])
  })

  test('is taken from a leaver, unless the policy leaves metafields as they are', async () => {
    const [one, other] = [await member(), await member()]
    await stage.setActive(one.id, false)
    await stage.policy({ clearMetafields: false })
    await stage.rules({ id: 'members', tags: ['member'] })
    await stage.setActive(other.id, false)
    await stage.drain()
    expect(await metafieldsOf(one.email)).toEqual(['staff.level=gold'])
    await stage.policy({ clearMetafields: true })
    await stage.drain()
    expect(await metafieldsOf(one.email)).toEqual([])
    expect(await metafieldsOf(other.email)).toEqual([])
  })

  test('comes back with what is undone', async () => {
    const { email } = await member()
    const { configuration } = await viewConfiguration(stage.ctx)
    await stage.rules({ id: 'members', tags: ['member'] })
    await stage.drain()
    const { version } = await viewConfiguration(stage.ctx)
    await saveConfiguration(stage.ctx, { base: version, configuration, note: '' })
    await stage.drain()
    expect(await metafieldsOf(email)).toEqual(['staff.level=gold'])
  })
})

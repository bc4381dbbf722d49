import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { MappingRow } from '@/core/mapping/configuration'
import { defaultMapping } from '@/core/mapping/default-mapping'
import { saveTestConfiguration } from '@/testing/configuration'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { connectHeardStore, patch, type HeardStore } from '@/testing/heard-store'
import { control, useSimulator } from '@/testing/stores'
import { hearWebhooks } from '@/testing/webhooks'

await useDatabase()
const ear = await hearWebhooks()
const simulator = await useSimulator()

let acme: TestDirectory
let store: HeardStore

beforeAll(async () => void (acme = await testDirectory()))
beforeEach(async () => void (store = await connectHeardStore(simulator, acme)))
afterAll(async () => {
  await ear.stop()
  await simulator.stop()
})

const deactivate = async (id: string) => {
  await patch(acme, id, { op: 'replace', value: { active: false } })
  await store.drain()
}

describe('an edit by the merchant', () => {
  test('of a managed tag is put back, and the merchant’s own tags stay', async () => {
    const { id, customerId } = await store.member()
    await store.act({ action: 'addTags', id: customerId, tags: ['VIP'] })
    await store.act({ action: 'removeTags', id: customerId, tags: ['rollcall:member'] })
    await store.hear()
    await store.drain()
    expect((await store.customerOf(customerId))?.tags.toSorted()).toEqual(['VIP', 'rollcall:member'])
    expect(await store.linkOf(id)).toMatchObject({ state: 'verified', managedTags: ['rollcall:member'] })
  })

  test('of a name that the directory owns is put back, with what happened on the timeline', async () => {
    const { id, familyName, customerId } = await store.member()
    await store.act({ action: 'update', id: customerId, lastName: 'Byron' })
    await store.hear()
    await store.drain()
    expect(await store.customerOf(customerId)).toMatchObject({ lastName: familyName })
    const [line] = await store.editsOf(id)
    expect(line?.changes).toEqual([{ field: 'lastName', from: familyName, to: 'Byron' }])
  })

  test('of the locale within the second of our own write is no echo, although no notice carries it', async () => {
    const german = await testDirectory()
    const shop = await connectHeardStore(simulator, german)
    await saveTestConfiguration(german, (configuration) => ({
      ...configuration,
      mappings: {
        [german.directoryId]: [
          ...defaultMapping('okta'),
          MappingRow.parse({ to: 'locale', source: { kind: 'fixed', value: 'de' } }),
        ],
      },
    }))
    const { id, customerId } = await shop.member()
    await shop.act({ action: 'update', id: customerId, locale: 'fr' })
    const updatedAt: unknown = Reflect.get((await shop.customerOf(customerId)) ?? {}, 'updatedAt')
    // As it is when both fall into one second: what was last seen has the moment of the edit.
    await database().$executeRaw`
      update link set observed = observed || jsonb_build_object('updatedAt', ${String(updatedAt)}::text)
      where organization_id = ${german.ctx.organizationId}::uuid and customer_id = ${customerId}`
    await shop.hear()
    await shop.drain()
    expect(await shop.customerOf(customerId)).toMatchObject({ locale: 'de' })
    const [line] = await shop.editsOf(id)
    expect(line?.changes).toEqual([{ field: 'locale', from: 'de', to: 'fr' }])
  })

  test('of a leaver’s marker is put back', async () => {
    const { id, customerId } = await store.member()
    await deactivate(id)
    await store.hear()
    await store.act({ action: 'removeTags', id: customerId, tags: ['rollcall:deprovisioned'] })
    await store.hear()
    await store.drain()
    expect((await store.customerOf(customerId))?.tags).toEqual(['rollcall:deprovisioned'])
  })

  test('of a leaver’s name stays until they return, and is put back then', async () => {
    const { id, customerId, familyName } = await store.member()
    await patch(acme, id, { op: 'replace', value: { active: false } })
    await store.drain()
    await store.hear()
    const writes = await store.mutations()
    await store.act({ action: 'update', id: customerId, lastName: 'Byron', phone: '+41791234567' })
    await store.hear()
    await store.drain()
    expect(await store.mutations()).toBe(writes)
    await patch(acme, id, { op: 'replace', value: { active: true } })
    await store.drain()
    expect(await store.customerOf(customerId)).toMatchObject({ lastName: familyName, phone: '+41791234567' })
  })

  test('of what the directory says nothing about costs one reading and no write', async () => {
    const { id, customerId } = await store.member()
    const before = await store.mutations()
    await store.act({ action: 'update', id: customerId, phone: '+15145550199' })
    await store.hear()
    await store.drain()
    expect(await store.mutations()).toBe(before)
    expect(await store.customerOf(customerId)).toMatchObject({ phone: '+15145550199' })
    expect(await store.editsOf(id)).toEqual([])
  })

  test('that is told in the wrong order ends the same', async () => {
    const { familyName, customerId } = await store.member()
    await control(simulator, 'POST', 'webhooks', { mode: 'manual' })
    await store.act({ action: 'update', id: customerId, lastName: 'Byron' })
    await store.act({ action: 'update', id: customerId, lastName: 'Noel' })
    await control(simulator, 'POST', 'deliver', { store: store.domain, reverse: true })
    await control(simulator, 'POST', 'webhooks', { mode: 'immediate' })
    await store.hear()
    await store.drain()
    await store.hear()
    expect(await store.customerOf(customerId)).toMatchObject({ lastName: familyName })
  })

  test('that another program repeats for ever is given up after some rounds, and says who can end it', async () => {
    const { id, customerId } = await store.member()
    for (let round = 0; round < 7; round++) {
      await store.act({ action: 'removeTags', id: customerId, tags: ['rollcall:member'] })
      await store.hear()
      await store.drain()
    }
    expect(await store.linkOf(id)).toMatchObject({
      state: 'failed',
      reason: { code: 'contested', who: 'store-owner' },
    })
    expect(await store.editsOf(id)).toHaveLength(6)
  })
})

describe('a customer that the merchant deletes', () => {
  test('is made again for a member', async () => {
    const { id, email, customerId } = await store.member()
    await store.act({ action: 'delete', id: customerId })
    await store.hear()
    await store.drain()
    expect((await store.customers()).filter((customer) => customer.email === email)).toHaveLength(1)
    expect((await store.linkOf(id))?.customerId).not.toBe(customerId)
    expect(await store.linkOf(id)).toMatchObject({ state: 'verified' })
  })

  test('ends the matter for a leaver', async () => {
    const { id, customerId } = await store.member()
    await deactivate(id)
    await store.act({ action: 'delete', id: customerId })
    await store.hear()
    expect(await store.linkOf(id)).toMatchObject({ state: 'skipped', customerId: null, dueAt: null })
  })
})

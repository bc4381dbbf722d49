import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { beginLoad, claimForLoad } from '@/adapters/db/bulk-loads'
import { within } from '@/adapters/db/tenant'
import { Configuration } from '@/core/mapping/configuration'
import { saveConfiguration } from '@/services/configuration/save'
import { viewConfiguration } from '@/services/configuration/view'
import { viewPerson } from '@/services/people/view'
import { viewStores } from '@/services/stores/view'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { ada } from '@/testing/people'
import { connectTestStore, control, useSimulator, type TestStore } from '@/testing/stores'

await useDatabase()
const simulator = await useSimulator()
process.env.BULK_LOAD_FROM = '20'

const PEOPLE = 60

let acme: TestDirectory
let ids: string[]
let store: TestStore
beforeEach(async () => {
  acme = await testDirectory()
  ids = []
  for (let number = 0; number < PEOPLE; number++) {
    const userName = `person${number}@example.com`
    const { body } = await acme.scim('POST', 'Users', ada({ userName, emails: [{ value: userName }] }))
    ids.push((body as { id: string }).id)
  }
  store = await connectTestStore(simulator, acme)
})

const target = () => ({ organizationId: acme.ctx.organizationId, storeId: store.id })
const load = async () => (await viewStores(acme.ctx)).find(({ id }) => id === store.id)?.load ?? null
const linkOf = async (id: string) =>
  (await viewPerson(acme.ctx, { id })).links.find((link) => link.store.id === store.id)
const fault = (given: object) => control(simulator, 'POST', 'faults', { store: store.domain, ...given })
const patch = (id: string, ...Operations: unknown[]) =>
  acme.scim('PATCH', `Users/${id}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations,
  })

/** Drains as the jobs do, until the load has ended and nothing is due. */
async function drainAll() {
  for (;;) {
    const { more, lookAt } = await drainStore(target())
    if (more) continue
    if ((await load()) === null) return
    await sleep(Math.max(0, (lookAt ?? 0) - Date.now()))
  }
}

const mutationsByOperation = async () =>
  (await store.requests()).flatMap(({ operations }) => operations).filter((name) => name === 'customerSet')

describe('a large first load', () => {
  test('goes through one bulk operation, and everyone is verified by their own line', async () => {
    await drainAll()
    expect(await store.customers()).toHaveLength(PEOPLE)
    expect(await mutationsByOperation()).toEqual([])
    for (const id of [ids[0], ids[PEOPLE - 1]]) {
      expect(await linkOf(id ?? '')).toMatchObject({
        state: 'verified',
        managedTags: ['rollcall:member'],
      })
    }
  })

  test('says how far it has come', async () => {
    await fault({ kind: 'bulk-slow', msPerLine: 20 })
    await drainStore(target())
    expect(await load()).toMatchObject({ state: 'running', total: PEOPLE })
    await drainAll()
    expect(await load()).toBeNull()
    expect(await store.customers()).toHaveLength(PEOPLE)
  })

  test('a line whose address a stranger’s customer has is matched like any other, and its neighbours are made', async () => {
    await store.act({ email: 'person7@example.com', firstName: 'Other' })
    await drainAll()
    expect(await linkOf(ids[7] ?? '')).toMatchObject({ state: 'failed', reason: { code: 'needs-review' } })
    expect(await linkOf(ids[8] ?? '')).toMatchObject({ state: 'verified' })
    expect(await store.customers()).toHaveLength(PEOPLE)
  })

  test('someone who leaves while it runs is restricted in the end, whenever their line was written', async () => {
    await fault({ kind: 'bulk-slow', msPerLine: 20 })
    await drainStore(target())
    for (const id of [ids[0], ids[PEOPLE - 1]])
      await patch(id ?? '', { op: 'replace', value: { active: false } })
    await drainStore(target())
    await drainAll()
    const customers = await store.customers()
    for (const number of [0, PEOPLE - 1]) {
      const customer = customers.find(({ email }) => email === `person${number}@example.com`)
      expect(customer?.tags).toEqual(['rollcall:deprovisioned'])
      expect(await linkOf(ids[number] ?? '')).toMatchObject({ state: 'verified', restricted: true })
    }
    expect(customers).toHaveLength(PEOPLE)
  })

  test('somebody whose name changes while it runs has the new one in the end, whenever their line was written', async () => {
    await fault({ kind: 'bulk-slow', msPerLine: 20 })
    await drainStore(target())
    const changed = [0, 7, PEOPLE - 1]
    for (const number of changed)
      for (const name of ['Byron', 'King'])
        await patch(ids[number] ?? '', { op: 'replace', path: 'name.familyName', value: name })
    await drainStore(target())
    await drainAll()
    const customers = await store.customers()
    for (const number of changed) {
      const customer = customers.find(({ email }) => email === `person${number}@example.com`)
      expect(customer?.lastName).toBe('King')
      expect(await linkOf(ids[number] ?? '')).toMatchObject({ state: 'verified' })
    }
    expect(customers).toHaveLength(PEOPLE)
  })

  test('what it cannot carry follows in ordinary requests: metafields and consent', async () => {
    const { configuration, version } = await viewConfiguration(acme.ctx)
    const metafields = [{ field: 'metafield:people.grade', type: 'number_integer', template: '7' } as const]
    await saveConfiguration(acme.ctx, {
      base: version,
      configuration: Configuration.parse({
        ...configuration,
        mappings: {
          [acme.directoryId]: [
            { to: 'email', source: { kind: 'path', paths: ['userName'] } },
            { to: 'emailMarketing', source: { kind: 'fixed', value: 'true' } },
          ],
        },
        rules: [{ id: 'graded', name: 'Graded', tags: ['graded'], metafields }],
      }),
      note: '',
    })
    await drainAll()
    for (const id of ids)
      expect(await linkOf(id)).toMatchObject({
        state: 'verified',
        observed: { 'metafield:people.grade': '7', emailMarketing: 'SUBSCRIBED' },
      })
    expect(await store.customers()).toHaveLength(PEOPLE)
  })

  test('that Shopify breaks off keeps what was made; the others follow one by one', async () => {
    await fault({ kind: 'bulk-fail', afterLines: 25 })
    await drainAll()
    expect(await store.customers()).toHaveLength(PEOPLE)
    for (const id of ids.slice(0, 10)) expect(await linkOf(id)).toMatchObject({ state: 'verified' })
  })

  test('that died while it was prepared is gone on with, and nobody is lost or made twice', async () => {
    const { organizationId } = acme.ctx
    await within(organizationId, async (tenant) => {
      const { id } = await beginLoad(tenant, store.id)
      await claimForLoad(tenant, store.id, id, 10)
    })
    await drainAll()
    expect(await store.customers()).toHaveLength(PEOPLE)
    for (const id of ids) expect(await linkOf(id)).toMatchObject({ state: 'verified' })
  })

  test('whose start was answered to nobody is found again, not started twice', async () => {
    await fault({ kind: 'drop-after', operation: 'bulkOperationRunMutation' })
    await drainAll()
    expect(await store.customers()).toHaveLength(PEOPLE)
    const starts = (await store.requests()).filter(({ operations }) =>
      operations.includes('bulkOperationRunMutation'),
    )
    expect(starts).toHaveLength(1)
  })
})

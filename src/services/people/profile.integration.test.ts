import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MappingRow } from '@/core/mapping/configuration'
import { defaultMapping } from '@/core/mapping/default-mapping'
import { settle } from '@/services/conflicts/settle'
import { viewConflicts } from '@/services/conflicts/list'
import { saveTestConfiguration } from '@/testing/configuration'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { connectHeardStore, patch, type HeardStore } from '@/testing/heard-store'
import { useSimulator } from '@/testing/stores'
import { hearWebhooks } from '@/testing/webhooks'
import { viewProfile } from './profile'

process.env.COALESCE_MS = '1'
await useDatabase()
const ear = await hearWebhooks()
const simulator = await useSimulator()

let acme: TestDirectory
let store: HeardStore

beforeAll(async () => {
  acme = await testDirectory()
  store = await connectHeardStore(simulator, acme)
})
afterAll(async () => {
  await ear.stop()
  await simulator.stop()
})

const own = (owner: MappingRow['owner']) =>
  saveTestConfiguration(acme, (configuration) => ({
    ...configuration,
    mappings: {
      [acme.directoryId]: defaultMapping('okta').map((row) =>
        row.to === 'lastName' ? { ...row, owner } : row,
      ),
    },
  }))

const says = (id: string, value: string) => patch(acme, id, { op: 'replace', path: 'name.familyName', value })

const rowOf = async (id: string, field: string) =>
  (await viewProfile(acme.ctx, { id })).rows.find((row) => row.field === field)

describe('a person’s profile, attribute by attribute', () => {
  test('says who owns it, where it comes from, and which request wrote it last', async () => {
    await own('directory')
    const { id } = await store.member()
    expect(await rowOf(id, 'firstName')).toMatchObject({
      value: 'Ada',
      owner: 'directory',
      source: { kind: 'path', paths: ['name.givenName'] },
      store: null,
      writer: { id: expect.any(String), at: expect.any(Date), by: { type: 'directory', name: 'Acme Okta' } },
    })
    const before = await rowOf(id, 'firstName')
    await says(id, 'King')
    expect((await rowOf(id, 'lastName'))?.writer?.id).not.toBe(before?.writer?.id)
    expect((await rowOf(id, 'firstName'))?.writer?.id).toBe(before?.writer?.id)
    expect(await rowOf(id, 'phone')).toMatchObject({ value: null, writer: null })
  })

  test('names the store whose edit counts, and the teammate who has decided between two values', async () => {
    await own('store')
    const { id } = await store.member()
    const customerId = (await store.linkOf(id))?.customerId
    await store.act({ action: 'update', id: customerId, lastName: 'Byron' })
    await store.hear()
    expect(await rowOf(id, 'lastName')).toMatchObject({
      value: 'Byron',
      owner: 'store',
      store: expect.any(String),
      writer: { by: { type: 'store' } },
    })

    await own('ask')
    await says(id, 'King')
    await store.act({ action: 'update', id: customerId, lastName: 'Noel' })
    await store.hear()
    const [conflict] = (await viewConflicts(acme.ctx, { limit: 10 })).conflicts
    await settle(acme.ctx, { id: conflict?.id ?? '', choice: 'store', always: false })
    expect(await rowOf(id, 'lastName')).toMatchObject({
      value: 'Noel',
      writer: { by: { type: 'teammate', name: 'Grace' } },
    })
  })

  test('shows nothing to other organizations, and nothing of whom every directory has deleted', async () => {
    const { id } = await store.member()
    const other = await testDirectory()
    await expect(viewProfile(other.ctx, { id })).rejects.toThrow(/no such person/)
    await acme.scim('DELETE', `Users/${id}`)
    expect((await viewProfile(acme.ctx, { id })).rows).toEqual([])
  })
})

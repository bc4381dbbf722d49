import { expect, test } from 'vitest'
import { viewDirectory } from '@/services/directories/view'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { testDirectory } from '@/testing/directory'
import { leaveDirectory } from '@/testing/farewell'
import { connectTestStore, useSimulator } from '@/testing/stores'
import { actAsIdp } from './act'
import { simulateIdp } from './begin'

process.env.GUARD_SETTLE_MS = '0'
await useDatabase()
const simulator = await useSimulator()

test('a simulated identity provider pushes people and groups by SCIM, tells the story and cleans up', async () => {
  const acme = await testDirectory()
  const store = await connectTestStore(simulator, acme)
  const drain = () => drainStore({ organizationId: acme.ctx.organizationId, storeId: store.id })
  const members = async () =>
    (await store.customers()).filter(({ tags }) => tags.includes('rollcall:member')).length
  const { id } = await simulateIdp(acme.ctx, { mode: 'live' })
  expect(await viewDirectory(acme.ctx, id)).toMatchObject({ users: 5, groups: 3, isSimulated: true })
  await drain()
  expect(await members()).toBe(5)
  expect((await store.customers()).every(({ email }) => email?.endsWith('@example.com'))).toBe(true)
  const { said } = await actAsIdp(acme.ctx, { id, act: 'story' })
  expect(said).toEqual([
    'Mary Jackson joined Research',
    'Mary Jackson moved to Sales',
    'Mary Jackson was deactivated',
  ])
  expect((await actAsIdp(acme.ctx, { id, act: 'delete' })).said).toEqual(['Mary Jackson was deleted'])
  await expect(actAsIdp(acme.ctx, { id: acme.directoryId, act: 'add' })).rejects.toThrow('no simulated')
  await leaveDirectory(acme.ctx, { id, choice: 'restrict', confirmation: 'Simulated IdP' })
  await drain()
  expect(await members()).toBe(0)
})

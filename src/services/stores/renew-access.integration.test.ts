import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { connectTestStore, control, useSimulator, type TestStore } from '@/testing/stores'
import { renewAccess } from './renew-access'
import { renewEndingAccess } from './renew-ending-access'

await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())

let acme: TestDirectory
let store: TestStore
beforeAll(async () => {
  acme = await testDirectory()
})
beforeEach(async () => {
  await database().store.deleteMany()
  store = await connectTestStore(simulator, acme)
  await endsSoon()
})

const endsSoon = () =>
  database().store.update({
    where: { id: store.id },
    data: { accessTokenExpiresAt: new Date(Date.now() + 60_000) },
  })
const kept = () => database().store.findUniqueOrThrow({ where: { id: store.id } })
const refreshTokens = () =>
  [...simulator.world.refreshTokens.values()].filter(({ domain }) => domain === store.domain).length

describe('access that ends soon', () => {
  test('is renewed by the job, with a new refresh token', async () => {
    const before = await kept()
    expect(await renewEndingAccess()).toEqual({ renewed: 1, failed: 0 })
    const after = await kept()
    expect(after.sealedRefreshToken).not.toBe(before.sealedRefreshToken)
    expect(after.accessTokenExpiresAt?.getTime()).toBeGreaterThan(Date.now() + 3_000_000)
    expect(await renewEndingAccess()).toEqual({ renewed: 0, failed: 0 })
  })

  test('is renewed once for everyone who needs it at the same time', async () => {
    const before = refreshTokens()
    const { organizationId } = acme.ctx
    await Promise.all([1, 2, 3, 4].map(() => renewAccess(organizationId, store.id, 15 * 60_000)))
    expect(refreshTokens()).toBe(before + 1)
  })

  test('is renewed by the next run when the answer of this one was lost', async () => {
    await control(simulator, 'POST', 'faults', { kind: 'drop-after', on: 'token', store: store.domain })
    expect(await renewEndingAccess()).toEqual({ renewed: 0, failed: 1 })
    expect(await kept()).toMatchObject({ status: 'connected' })
    expect(await renewEndingAccess()).toEqual({ renewed: 1, failed: 0 })
  })

  test('and cannot be renewed any more shows as lost, with what to do', async () => {
    await control(simulator, 'POST', `stores/${store.domain}/revoke-tokens`)
    expect(await renewEndingAccess()).toEqual({ renewed: 0, failed: 1 })
    expect(await kept()).toMatchObject({
      status: 'unauthorized',
      trouble: expect.stringMatching(/Connect the store again/i),
    })
  })
})

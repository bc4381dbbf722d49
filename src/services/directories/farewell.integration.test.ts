import { beforeEach, describe, expect, test } from 'vitest'
import { viewPerson } from '@/services/people/view'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { addDirectory, testDirectory, type ScimClient, type TestDirectory } from '@/testing/directory'
import { leaveDirectory } from '@/testing/farewell'
import { ada } from '@/testing/people'
import { connectTestStore, useSimulator, type TestStore } from '@/testing/stores'
import { viewDirectoryStake } from './farewell'
import { setDirectoryOrder } from './set-order'
import { viewDirectories } from './view'

process.env.GUARD_SETTLE_MS = '400'
await useDatabase()
const simulator = await useSimulator()

let acme: TestDirectory
let store: TestStore
let ids: string[]

const drain = () => drainStore({ organizationId: acme.ctx.organizationId, storeId: store.id })
const tagged = async (tag: string) =>
  (await store.customers()).filter(({ tags }) => tags.includes(tag)).length
const leave = (choice: 'keep' | 'hand-over' | 'restrict') =>
  leaveDirectory(acme.ctx, { id: acme.directoryId, choice, confirmation: 'acme okta' })

const post = async (scim: ScimClient, email: string, givenName = 'Ada') => {
  const emails = [{ value: email, primary: true }]
  const name = { givenName, familyName: 'Lovelace' }
  const answer = await scim('POST', 'Users', ada({ userName: email, emails, name }))
  return (answer.body as { id: string }).id
}

/** 20 people in one store: more than a guard lets leave at once. */
beforeEach(async () => {
  acme = await testDirectory('Acme Okta')
  store = await connectTestStore(simulator, acme)
  ids = []
  for (let n = 0; n < 20; n++) ids.push(await post(acme.scim, `p${n}@example.com`))
  await drain()
  expect(await tagged('rollcall:member')).toBe(20)
})

describe('removing a directory', () => {
  test('is refused without its name, and tells before what it is about', async () => {
    const input = { id: acme.directoryId, choice: 'restrict', confirmation: '' } as const
    await expect(leaveDirectory(acme.ctx, input)).rejects.toThrow('Type Acme Okta to confirm.')
    expect(await viewDirectoryStake(acme.ctx, { id: acme.directoryId })).toEqual({
      ...{ people: 20, elsewhere: 0, customers: 20, tags: 20, roles: 0 },
    })
  })

  test('by keeping leaves everyone as they are, and its address answers 404 with the reason', async () => {
    const before = await store.customers()
    await leave('keep')
    await drain()
    expect(await store.customers()).toEqual(before)
    expect(await viewDirectories(acme.ctx)).toEqual([])
    expect(await acme.scim('GET', 'Users')).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining('The directory Acme Okta was removed from Rollcall') },
    })
    expect((await viewPerson(acme.ctx, { id: ids[0] ?? '' })).links[0]?.state).toBe('verified')
  })

  test('by restricting takes everyone out, past the guard, but for those whom another directory has', async () => {
    const other = await addDirectory(acme.ctx, 'Entra')
    await post(other.scim, 'p3@example.com')
    await drain()
    expect(await viewDirectoryStake(acme.ctx, { id: acme.directoryId })).toMatchObject({ elsewhere: 1 })
    await leave('restrict')
    await drain()
    expect(await tagged('rollcall:member')).toBe(1)
    expect((await store.customers()).find(({ tags }) => tags.includes('rollcall:member'))?.email).toBe(
      'p3@example.com',
    )
    expect(await store.customers()).toHaveLength(20)
  })

  test('by handing over takes nothing away and forgets: the customers are the merchant’s', async () => {
    const before = await store.customers()
    await leave('hand-over')
    await drain()
    expect(await store.customers()).toEqual(before)
    const { links } = await viewPerson(acme.ctx, { id: ids[0] ?? '' })
    expect(links[0]).toMatchObject({ state: 'ignored', customerId: null, managedTags: [] })
  })
})

test('of two directories that know a person the first in the order says who they are', async () => {
  const other = await addDirectory(acme.ctx, 'Entra')
  await post(other.scim, 'p0@example.com', 'Augusta')
  await drain()
  const nameOf = async () =>
    (await store.customers()).find(({ email }) => email === 'p0@example.com')?.firstName
  expect(await nameOf()).toBe('Ada')
  await setDirectoryOrder(acme.ctx, { ids: [other.directoryId, acme.directoryId] })
  await drain()
  expect(await nameOf()).toBe('Augusta')
  await expect(setDirectoryOrder(acme.ctx, { ids: [acme.directoryId] })).rejects.toThrow('changed meanwhile')
})

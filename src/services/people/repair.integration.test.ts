import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { addDirectory, testDirectory, type TestDirectory } from '@/testing/directory'
import { newDomain } from '@/testing/domains'
import { ada } from '@/testing/people'
import { connectTestStore, useSimulator, type TestStore } from '@/testing/stores'
import { findCustomers } from './find-customers'
import { mergeCustomers } from './merge'
import { relink } from './relink'
import { splitPerson } from './split'
import { groupProgress, syncGroup } from './sync-group'
import { unlink } from './unlink'
import { viewPerson } from './view'

await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())

let acme: TestDirectory
let store: TestStore
let domain: string
beforeEach(async () => {
  acme = await testDirectory()
  store = await connectTestStore(simulator, acme)
  domain = newDomain()
})

const drain = () => drainStore({ organizationId: acme.ctx.organizationId, storeId: store.id })
const customerOf = async (id: string) => (await store.customers()).find((customer) => customer.id === id)
const keysOf = async (id: string) => {
  const { metafields } = (await customerOf(id)) as unknown as { metafields: { value: string }[] }
  return metafields.map(({ value }) => value)
}

async function linkOf(id: string) {
  const [link] = (await viewPerson(acme.ctx, { id })).links
  if (!link) throw new Error('There is no link')
  return link
}

async function member(name: string) {
  const email = `${name}@${domain}`
  const answer = await acme.scim('POST', 'Users', ada({ userName: email, emails: [{ value: email }] }))
  await drain()
  const { id } = answer.body as { id: string }
  const { id: linkId, customerId } = await linkOf(id)
  return { id, email, linkId, customerId: customerId ?? '' }
}

const eventsOf = async (id: string) => (await viewPerson(acme.ctx, { id })).events.map(({ kind }) => kind)

describe('relinking a person', () => {
  test('ties them to the right customer, found by its exact address, and cleans the wrong one', async () => {
    const { id, linkId, customerId } = await member('ada')
    const { id: rightId } = await store.act({ email: `ada.private@${domain}`, tags: ['vip'] })
    await store.act({ action: 'addTags', id: customerId, tags: ['newsletter'] })
    const found = await findCustomers(acme.ctx, { linkId, text: `ADA.private@${domain}` })
    expect(found).toMatchObject([{ customerId: rightId, isCurrent: false, holder: null }])
    await relink(acme.ctx, { linkId, customerId: rightId })
    expect(await customerOf(customerId)).toMatchObject({ tags: ['newsletter'] })
    expect(await keysOf(customerId)).toEqual([])
    await store.act({ action: 'delete', id: customerId })
    await drain()
    expect(await linkOf(id)).toMatchObject({ state: 'verified', customerId: rightId })
    expect(await customerOf(rightId)).toMatchObject({ firstName: 'Ada', tags: ['rollcall:member', 'vip'] })
    expect(await keysOf(rightId)).toEqual([linkId])
    expect(await eventsOf(id)).toContain('customer.relinked')
  })

  test('never takes somebody else’s customer, and changes nothing then', async () => {
    const { id, linkId, customerId } = await member('ada')
    const bea = await member('bea')
    expect(await findCustomers(acme.ctx, { linkId, text: bea.email })).toMatchObject([
      { holder: 'Ada Lovelace' },
    ])
    await expect(relink(acme.ctx, { linkId, customerId: bea.customerId })).rejects.toThrow(/belongs to/)
    expect(await linkOf(id)).toMatchObject({ state: 'verified', customerId })
  })
})

describe('unlinking a customer', () => {
  test('leaves it to the merchant as it is, and the two are not matched again', async () => {
    const { id, linkId, customerId } = await member('ada')
    await unlink(acme.ctx, { linkId, how: 'keep' })
    expect(await customerOf(customerId)).toMatchObject({ tags: ['rollcall:member'] })
    expect(await keysOf(customerId)).toEqual([])
    expect(await linkOf(id)).toMatchObject({
      state: 'skipped',
      customerId: null,
      reason: { code: 'unlinked' },
    })
    await acme.scim('PATCH', `Users/${id}`, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', path: 'name.familyName', value: 'King' }],
    })
    await drain()
    expect(await linkOf(id)).toMatchObject({ customerId: null, reason: { code: 'different-person' } })
    expect(await customerOf(customerId)).toMatchObject({ lastName: 'Lovelace' })
    await relink(acme.ctx, { linkId, customerId })
    await drain()
    expect(await linkOf(id)).toMatchObject({ state: 'verified', customerId })
  })

  test('takes its access first when that is asked for', async () => {
    const { linkId, customerId } = await member('ada')
    await store.act({ action: 'addTags', id: customerId, tags: ['vip'] })
    await unlink(acme.ctx, { linkId, how: 'restrict' })
    expect(await customerOf(customerId)).toMatchObject({ tags: ['rollcall:deprovisioned', 'vip'] })
  })
})

test('merging takes in a second customer of the same person, never somebody else’s', async () => {
  const { id, email, linkId, customerId } = await member('ada')
  const bea = await member('bea')
  const { id: secondId } = await store.act({ phone: '+14155550144', note: 'met at the fair' })
  await expect(mergeCustomers(acme.ctx, { linkId, otherId: bea.customerId })).rejects.toThrow(/belongs to/)
  expect(await mergeCustomers(acme.ctx, { linkId, otherId: secondId })).toEqual({ pending: false })
  await drain()
  expect(await customerOf(secondId)).toBeUndefined()
  expect(await customerOf(customerId)).toMatchObject({
    email,
    phone: '+14155550144',
    note: 'met at the fair',
  })
  expect(await linkOf(id)).toMatchObject({ customerId })
})

test('splitting makes two people of users that only shared an address', async () => {
  const { id, email, customerId } = await member('ada')
  const second = await addDirectory(acme.ctx, 'Second')
  const answer = await second.scim('POST', 'Users', ada({ userName: email, emails: [{ value: email }] }))
  const { id: userId } = answer.body as { id: string }
  expect((await viewPerson(acme.ctx, { id })).sources).toHaveLength(2)
  await splitPerson(acme.ctx, { userId })
  await drain()
  expect((await viewPerson(acme.ctx, { id })).sources).toHaveLength(1)
  expect(await linkOf(id)).toMatchObject({ customerId })
  expect(await linkOf(userId)).toMatchObject({ customerId: null, reason: { code: 'held-by-another' } })
  await expect(splitPerson(acme.ctx, { userId })).rejects.toThrow(/already/)
})

test('a group of a hundred people is synced with one call, and says how far it is', async () => {
  const ids: string[] = []
  for (let n = 0; n < 100; n++) {
    const email = `member${n}@${domain}`
    const answer = await acme.scim('POST', 'Users', ada({ userName: email, emails: [{ value: email }] }))
    ids.push((answer.body as { id: string }).id)
  }
  const group = await acme.scim('POST', 'Groups', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName: 'Everybody',
    members: ids.map((value) => ({ value })),
  })
  const { id } = group.body as { id: string }
  await drain()
  expect(await syncGroup(acme.ctx, { id })).toEqual({ people: 100 })
  expect(await groupProgress(acme.ctx, { id })).toMatchObject({ total: 100, moving: 100 })
  await drain()
  expect(await groupProgress(acme.ctx, { id })).toEqual({ total: 100, moving: 0, verified: 100, failed: 0 })
})

test('viewers repair nothing', async () => {
  const { linkId, customerId, id } = await member('ada')
  const viewer = { ...acme.ctx, role: 'viewer' as const }
  await expect(relink(viewer, { linkId, customerId })).rejects.toThrow(/operator/)
  await expect(unlink(viewer, { linkId, how: 'keep' })).rejects.toThrow(/operator/)
  await expect(mergeCustomers(viewer, { linkId, otherId: customerId })).rejects.toThrow(/admin/)
  await expect(splitPerson(viewer, { userId: id })).rejects.toThrow(/admin/)
})

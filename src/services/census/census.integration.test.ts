import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { saveConfiguration } from '@/services/configuration/save'
import { setDirectoryMode } from '@/services/directories/set-mode'
import { viewPerson } from '@/services/people/view'
import { decideDrift } from '@/services/drift/act'
import { viewComparisons, viewDrift } from '@/services/drift/view'
import { drainStore } from '@/services/sync/drain-store'
import { findBehind } from '@/services/webhooks/catch-up'
import { checkSubscriptions, findUnchecked } from '@/services/webhooks/check-subscriptions'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { newDomain, verifiedDomain } from '@/testing/domains'
import { ada } from '@/testing/people'
import { connectTestStore, control, useSimulator, type TestStore } from '@/testing/stores'
import { beginComparison } from './begin'
import { runCensus } from './run'

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

const target = () => ({ organizationId: acme.ctx.organizationId, storeId: store.id })

let people = 0
async function member(fields: Record<string, unknown> = {}) {
  const email = `member${++people}@${domain}`
  const answer = await acme.scim(
    'POST',
    'Users',
    ada({ userName: email, emails: [{ value: email }], ...fields }),
  )
  await drainStore(target())
  const { id } = answer.body as { id: string }
  return { id, email, customerId: (await linkOf(id))?.customerId ?? '' }
}

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)

const linkOf = async (id: string) => (await viewPerson(acme.ctx, { id })).links[0]
const customerOf = async (id: string) => (await store.customers()).find((customer) => customer.id === id)

/** Everything that a comparison does from its beginning to its end. */
async function compare(purpose: 'compare' | 'rebuild' = 'compare') {
  await beginComparison(acme.ctx, { storeId: store.id, purpose })
  for (let progress = { more: true }; progress.more;) progress = await runCensus(target())
  await drainStore(target())
  return (await viewComparisons(acme.ctx)).find(({ id }) => id === store.id)?.run
}

const drift = async () => (await viewDrift(acme.ctx, { limit: 100 })).findings

const raise = () =>
  saveConfiguration(acme.ctx, {
    base: 0,
    configuration: { stores: { [store.id]: { drift: 'raise' } } },
    note: '',
  })

describe('a comparison with the whole store', () => {
  test('finds and puts back what was edited while nothing was heard', async () => {
    const { email, customerId } = await member()
    await store.act({ action: 'update', id: customerId, firstName: 'Eve' })
    await store.act({ action: 'removeTags', id: customerId, tags: ['rollcall:member'] })
    expect(await compare()).toMatchObject({ state: 'done', read: 1, found: {} })
    expect(await customerOf(customerId)).toMatchObject({ email, firstName: 'Ada', tags: ['rollcall:member'] })
  })

  test('that meets an edit of which no webhook has told has the subscriptions looked at, and the store read again', async () => {
    const { customerId } = await member()
    await database().store.update({ where: { id: store.id }, data: { webhooksCheckedAt: hoursAgo(2) } })
    await compare()
    expect(await findUnchecked()).not.toContainEqual(target())
    simulator.world.clock.advance(-20 * 60_000)
    await store.act({ action: 'update', id: customerId, firstName: 'Eve' })
    simulator.world.clock.advance(20 * 60_000)
    await compare()
    expect(await findUnchecked()).toContainEqual(target())
    await checkSubscriptions(target())
    expect(await findUnchecked()).not.toContainEqual(target())
    expect(await findBehind()).toContainEqual(target())
  })

  test('costs a store in which nothing has changed one request for each hundred customers', async () => {
    await member()
    await member()
    const before = (await store.requests()).length
    await compare()
    expect((await store.requests()).length).toBe(before + 1)
  })

  test('makes customers again that were deleted', async () => {
    const { id, customerId } = await member()
    await store.act({ action: 'delete', id: customerId })
    await compare()
    expect(await linkOf(id)).toMatchObject({
      state: 'verified',
      customerId: expect.not.stringMatching(customerId),
    })
  })

  test('gives linked customers back the key of their link', async () => {
    const { id, customerId } = await member()
    await control(simulator, 'POST', `stores/${store.domain}/customers`, [
      { action: 'update', id: customerId, note: 'kept' },
    ])
    await database().link.updateMany({ where: { customerId }, data: { id: crypto.randomUUID() } })
    await compare()
    const { metafields } = (await customerOf(customerId)) as unknown as { metafields: { value: string }[] }
    expect(metafields.map(({ value }) => value)).toEqual([(await linkOf(id))?.id])
  })

  test('of many customers is read through a file, with the same result', async () => {
    await verifiedDomain(acme.ctx, domain)
    const { customerId } = await member()
    const many = Array.from({ length: 2_100 }, (_, n) => ({ email: `shopper${n}@mail.example` }))
    await control(simulator, 'POST', `stores/${store.domain}/customers`, [
      ...many,
      { email: `nobody@${domain}` },
      { action: 'update', id: customerId, firstName: 'Eve' },
    ])
    expect(await compare()).toMatchObject({ state: 'done', read: 2_102, found: { unmanaged: 1 } })
    expect(await customerOf(customerId)).toMatchObject({ firstName: 'Ada' })
  }, 60_000)
})

describe('a customer on a verified domain whom no directory has as active', () => {
  beforeEach(() => verifiedDomain(acme.ctx, domain))

  test('is unmanaged: absent from every directory, they are restricted by a teammate and then gone from the list', async () => {
    const { id } = await store.act({ email: `Nobody@${domain}`, tags: ['vip'] })
    await store.act({ email: 'shopper@mail.example' })
    await compare()
    const [finding, ...others] = await drift()
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      kind: 'unmanaged',
      customer: { id, email: `nobody@${domain}` },
      actions: ['restrict', 'ignore'],
    })
    await decideDrift(acme.ctx, { id: finding?.id ?? '', action: 'restrict' })
    expect(await customerOf(id)).toMatchObject({ tags: ['rollcall:deprovisioned', 'vip'] })
    await compare()
    expect(await drift()).toEqual([])
  })

  test('is adopted when somebody inactive has the address, and restricted by the store’s policy', async () => {
    const email = `gone@${domain}`
    const { id: customerId } = await store.act({ email, tags: ['vip'] })
    const answer = await acme.scim(
      'POST',
      'Users',
      ada({ userName: email, emails: [{ value: email }], active: false }),
    )
    await drainStore(target())
    await compare()
    const [finding] = await drift()
    expect(finding).toMatchObject({ kind: 'unmanaged', actions: ['adopt', 'restrict', 'ignore'] })
    await decideDrift(acme.ctx, { id: finding?.id ?? '', action: 'adopt' })
    await drainStore(target())
    expect(await linkOf((answer.body as { id: string }).id)).toMatchObject({ restricted: true, customerId })
    expect(await customerOf(customerId)).toMatchObject({ tags: ['rollcall:deprovisioned', 'vip'] })
  })

  test('is not unmanaged while an active person has the address, nor when a teammate has ignored it', async () => {
    await member()
    await store.act({ email: `nobody@${domain}` })
    await compare()
    const [finding] = await drift()
    await decideDrift(acme.ctx, { id: finding?.id ?? '', action: 'ignore' })
    await compare()
    expect(await drift()).toEqual([])
  })
})

describe('a second customer of somebody who is linked', () => {
  test('is found by another address of theirs, and merged', async () => {
    const other = `alias@${domain}`
    const { id, customerId, email } = await member({
      emails: [{ value: `member${people + 1}@${domain}`, primary: true }, { value: other }],
    })
    const { id: secondId } = await store.act({ email: other, tags: ['vip'] })
    await compare()
    const [finding] = await drift()
    expect(finding).toMatchObject({ kind: 'duplicate', customer: { id: secondId }, person: { id } })
    await decideDrift(acme.ctx, { id: finding?.id ?? '', action: 'merge' })
    expect(await store.customers()).toMatchObject([{ email, tags: ['rollcall:member', 'vip'] }])
    expect((await linkOf(id))?.customerId).toBe(customerId)
  })
})

test('in a store that raises what it finds, whoever is missing waits for a person', async () => {
  const { id, customerId } = await member()
  await raise()
  await drainStore(target())
  await store.act({ action: 'delete', id: customerId })
  await compare()
  const [finding] = await drift()
  expect(finding).toMatchObject({ kind: 'missing', person: { id } })
  expect(await store.customers()).toEqual([])
  await decideDrift(acme.ctx, { id: finding?.id ?? '', action: 'put-back' })
  await drainStore(target())
  expect(await linkOf(id)).toMatchObject({ state: 'verified' })
  expect(await drift()).toEqual([])
})

test('an edit while the directory is paused waits until it is live again, and is not taken for a departure', async () => {
  const { id, customerId } = await member()
  await setDirectoryMode(acme.ctx, { id: acme.directoryId, mode: 'paused' })
  await store.act({ action: 'update', id: customerId, firstName: 'Eve' })
  await compare()
  expect(await customerOf(customerId)).toMatchObject({ firstName: 'Eve', tags: ['rollcall:member'] })
  expect(await linkOf(id)).toMatchObject({ state: 'planned', restricted: false })
  await setDirectoryMode(acme.ctx, { id: acme.directoryId, mode: 'live' })
  await drainStore(target())
  expect(await customerOf(customerId)).toMatchObject({ firstName: 'Ada', tags: ['rollcall:member'] })
})

test('a re-sync from scratch takes over what the store shows and leaves the shopper’s own alone', async () => {
  const { id, customerId } = await member()
  await store.act({ action: 'update', id: customerId, phone: '+14155550133', firstName: 'Eve' })
  await store.act({ action: 'addTags', id: customerId, tags: ['vip'] })
  await database().link.updateMany({
    where: { customerId },
    data: { observed: {}, agreed: { firstName: 'Ada' } },
  })
  await compare('rebuild')
  expect(await customerOf(customerId)).toMatchObject({
    firstName: 'Ada',
    phone: '+14155550133',
    tags: ['rollcall:member', 'vip'],
  })
  expect(await linkOf(id)).toMatchObject({ state: 'verified', managedTags: ['rollcall:member'] })
})

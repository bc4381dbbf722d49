import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { viewPerson } from '@/services/people/view'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { newDomain, verifiedDomain } from '@/testing/domains'
import { ada } from '@/testing/people'
import { connectTestStore, useSimulator, type TestStore } from '@/testing/stores'
import { setMatchingPolicy } from './set-policy'

await useDatabase()
const simulator = await useSimulator()

let acme: TestDirectory
let store: TestStore
let domain: string

beforeEach(async () => {
  acme = await testDirectory()
  store = await connectTestStore(simulator, acme)
  domain = newDomain()
  await setMatchingPolicy(acme.ctx, { id: acme.directoryId, policy: 'verified-domain' })
})
afterAll(() => simulator.stop())

const drain = () => drainStore({ organizationId: acme.ctx.organizationId, storeId: store.id })

const phoneNumbers = (value: string) => [{ type: 'mobile', value }]

let people = 0
/** Somebody whom the directory sends, with the customers of the store as they are then. */
async function joiner(fields: Record<string, unknown> = {}) {
  const email = `person${++people}@${domain}`
  const emails = [{ value: email, primary: true }]
  const answer = await acme.scim('POST', 'Users', ada({ userName: email, emails, ...fields }))
  expect(answer.status).toBe(201)
  const { id } = answer.body as { id: string }
  return { id, email }
}

const nextEmail = () => `person${people + 1}@${domain}`

const linkOf = async (id: string) =>
  (await viewPerson(acme.ctx, { id })).links.find((link) => link.store.id === store.id)

const customer = async (id: string) => (await store.customers()).find((each) => each.id === id)

describe('an existing customer with the person’s address on a verified domain', () => {
  beforeEach(() => verifiedDomain(acme.ctx, domain))

  test('is linked and written in the same run, and keeps everything that is the merchant’s', async () => {
    const { id: customerId } = await store.act({
      email: nextEmail().toUpperCase(),
      phone: '+14155550177',
      firstName: 'A.',
      note: 'likes tea',
      tags: ['vip', 'rollcall:member'],
    })
    const { id } = await joiner()
    await drain()
    expect(await linkOf(id)).toMatchObject({ state: 'verified', customerId, managedTags: [] })
    expect(await store.customers()).toMatchObject([
      {
        firstName: 'Ada',
        lastName: 'Lovelace',
        phone: '+14155550177',
        note: 'likes tea',
        tags: ['rollcall:member', 'vip'],
      },
    ])
    const { events } = await viewPerson(acme.ctx, { id })
    expect(events.find(({ kind }) => kind === 'customer.adopted')).toMatchObject({ outcome: 'done' })
  })

  test('carries the key of its link from then on, so that it is found again by that', async () => {
    const { id: customerId } = await store.act({ email: nextEmail(), firstName: 'Ada', lastName: 'Lovelace' })
    const { id } = await joiner()
    await drain()
    const link = await linkOf(id)
    const { metafields } = (await customer(customerId)) as unknown as { metafields: { value: string }[] }
    expect(metafields.map(({ value }) => value)).toEqual([link?.id])
  })

  test('costs a newcomer whom nobody resembles no look-up', async () => {
    await joiner()
    const before = (await store.requests()).length
    await drain()
    expect((await store.requests()).length).toBe(before + 1)
  })

  test('goes to one of two people who have its number and address, never to both', async () => {
    await store.act({ email: nextEmail(), phone: '+14155550188' })
    const first = await joiner({ phoneNumbers: phoneNumbers('+14155550188') })
    const second = await joiner({ phoneNumbers: phoneNumbers('+14155550188') })
    await drain()
    expect(await linkOf(first.id)).toMatchObject({ state: 'verified' })
    expect(await linkOf(second.id)).toMatchObject({
      state: 'failed',
      customerId: null,
      reason: { code: 'held-by-another', message: expect.stringContaining('Ada Lovelace') },
    })
  })

  test('waits for a teammate when another customer has the number', async () => {
    await store.act({ email: nextEmail() })
    await store.act({ phone: '+14155550199', firstName: 'Eve' })
    const { id } = await joiner({ phoneNumbers: phoneNumbers('+14155550199') })
    await drain()
    expect(await linkOf(id)).toMatchObject({
      state: 'failed',
      customerId: null,
      reason: { code: 'needs-review', who: 'teammate' },
    })
  })

  test('is the person’s again after the directory had deleted them and made them anew', async () => {
    const { id, email } = await joiner()
    await drain()
    const customerId = (await linkOf(id))?.customerId
    await acme.scim('DELETE', `Users/${id}`)
    await drain()
    const again = await acme.scim('POST', 'Users', ada({ userName: email, emails: [{ value: email }] }))
    await drain()
    expect(await linkOf((again.body as { id: string }).id)).toMatchObject({ state: 'verified', customerId })
    expect(await store.customers()).toMatchObject([{ tags: ['rollcall:member'] }])
  })
})

describe('nobody is taken over', () => {
  test('on a domain that is not verified: a teammate is asked', async () => {
    await store.act({ email: nextEmail() })
    const { id } = await joiner()
    await drain()
    expect(await linkOf(id)).toMatchObject({ customerId: null, reason: { code: 'needs-review' } })
  })

  test('when the directory’s policy is never', async () => {
    await verifiedDomain(acme.ctx, domain)
    await setMatchingPolicy(acme.ctx, { id: acme.directoryId, policy: 'never' })
    await store.act({ email: nextEmail(), tags: ['vip'] })
    const { id } = await joiner()
    await drain()
    expect(await linkOf(id)).toMatchObject({ customerId: null, reason: { code: 'email-taken' } })
    expect(await store.customers()).toMatchObject([{ firstName: null, tags: ['vip'] }])
  })
})

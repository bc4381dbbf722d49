import { afterAll, beforeEach, expect, test } from 'vitest'
import { viewPerson } from '@/services/people/view'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { newDomain, verifiedDomain } from '@/testing/domains'
import { ada } from '@/testing/people'
import { connectTestStore, useSimulator, type TestStore } from '@/testing/stores'
import { acceptMatch } from './accept'
import { acceptVerified } from './accept-verified'
import { rejectMatch } from './reject'
import { viewReviews } from './view-reviews'

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

/** Somebody of the directory whose address a customer of the store has already, and the question about them. */
async function asked(name: string, customer: Record<string, unknown> = {}) {
  const email = `${name}@${domain}`
  const { id: customerId } = await store.act({ email, firstName: 'A.', tags: ['vip'], ...customer })
  const answer = await acme.scim('POST', 'Users', ada({ userName: email, emails: [{ value: email }] }))
  await drain()
  const { id } = answer.body as { id: string }
  const review = (await viewReviews(acme.ctx, { limit: 50 })).reviews.find((each) => each.person.id === id)
  if (!review) throw new Error('Nobody was asked')
  return { id, email, customerId, review }
}

const linkOf = async (id: string) => (await viewPerson(acme.ctx, { id })).links[0]

test('shows the person, the customer, and what they have in common', async () => {
  const { review, email, customerId } = await asked('ada', { lastName: 'Lovelace', phone: '+14155550101' })
  expect(review).toMatchObject({
    why: 'policy',
    person: { name: 'Ada Lovelace', email, phone: null },
    candidates: [
      {
        customerId,
        name: 'A. Lovelace',
        phone: '+14155550101',
        tags: ['vip'],
        orders: 0,
        evidence: { email: true, phone: false },
      },
    ],
  })
})

test('accepting links the customer and writes what the directory says; the merchant’s tags stay the merchant’s', async () => {
  const { id, review, customerId } = await asked('ada', { tags: ['vip', 'rollcall:member'] })
  await acceptMatch(acme.ctx, { id: review.id, customerId })
  await drain()
  expect(await linkOf(id)).toMatchObject({ state: 'verified', customerId, managedTags: [] })
  expect(await store.customers()).toMatchObject([{ firstName: 'Ada', tags: ['rollcall:member', 'vip'] }])
  expect((await viewReviews(acme.ctx, { limit: 50 })).reviews).toEqual([])
  await expect(acceptMatch(acme.ctx, { id: review.id, customerId })).rejects.toThrow(/answered already/)
})

test('a customer that has changed since it was shown is not accepted', async () => {
  const { review, customerId } = await asked('ada')
  await store.act({ action: 'update', id: customerId, email: `other@${domain}` })
  await expect(acceptMatch(acme.ctx, { id: review.id, customerId })).rejects.toThrow(/changed/)
})

test('different people are never matched again, and the reason tells the merchant', async () => {
  const { id, review } = await asked('ada')
  await rejectMatch(acme.ctx, { id: review.id })
  await drain()
  expect(await linkOf(id)).toMatchObject({
    customerId: null,
    reason: { code: 'different-person', who: 'store-owner' },
  })
  expect((await viewReviews(acme.ctx, { limit: 50 })).total).toBe(0)
})

test('a question answers itself when the other customer is gone', async () => {
  const { id, customerId } = await asked('ada')
  await store.act({ action: 'delete', id: customerId })
  await acme.scim('PATCH', `Users/${id}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', path: 'name.givenName', value: 'Augusta' }],
  })
  await drain()
  expect(await linkOf(id)).toMatchObject({ state: 'verified' })
  expect((await viewReviews(acme.ctx, { limit: 50 })).total).toBe(0)
})

test('all on verified domains are accepted at once, the others stay', async () => {
  const ids = [await asked('ada'), await asked('bea')].map(({ id }) => id)
  expect(await acceptVerified(acme.ctx)).toEqual({ accepted: 0, refused: 0 })
  await verifiedDomain(acme.ctx, domain)
  expect(await acceptVerified(acme.ctx)).toEqual({ accepted: 2, refused: 0 })
  await drain()
  for (const id of ids) expect(await linkOf(id)).toMatchObject({ state: 'verified' })
})

test('viewers look, operators decide', async () => {
  const { review, customerId } = await asked('ada')
  const viewer = { ...acme.ctx, role: 'viewer' as const }
  expect((await viewReviews(viewer, { limit: 50 })).total).toBe(1)
  await expect(acceptMatch(viewer, { id: review.id, customerId })).rejects.toThrow(/operator/)
  await expect(rejectMatch(viewer, { id: review.id })).rejects.toThrow(/operator/)
})

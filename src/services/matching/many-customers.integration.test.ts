import { afterAll, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { foldEmail } from '@/core/reconcile/same-email'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { testDirectory } from '@/testing/directory'
import { verifiedDomain } from '@/testing/domains'
import { ada } from '@/testing/people'
import { connectTestStore, control, useSimulator, type SimulatedCustomer } from '@/testing/stores'
import { setMatchingPolicy } from './set-policy'

await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())

/** MATCHING_CUSTOMERS=10000 is the size of the promise; a tenth of it has every case too. */
const CUSTOMERS = Number(process.env.MATCHING_CUSTOMERS ?? 1_000)
const PEOPLE = CUSTOMERS / 10

type Sketch = { email?: string; phone?: string; firstName?: string; tags?: string[] }
type Case = {
  customers: (email: string, phone: string) => Sketch[]
  becomes: 'adopted' | 'created' | 'asked'
}

const own = 'acme.example'

/** What the store has that resembles a person, and what must come of it. */
const cases: Case[] = [
  { becomes: 'adopted', customers: (email) => [{ email: email.toUpperCase(), tags: ['vip'] }] },
  { becomes: 'adopted', customers: (email, phone) => [{ email, phone }] },
  { becomes: 'created', customers: (email) => [{ email: email.replace('@', '+shop@') }] },
  { becomes: 'created', customers: (email) => [{ email: `x-${email}` }, { email: `${email}.org` }] },
  { becomes: 'created', customers: (email) => [{ email: email.replace('person', 'person.') }] },
  {
    becomes: 'created',
    customers: (email) => [{ email: email.replace(own, `shop.${own}`), firstName: 'Ada' }],
  },
  { becomes: 'created', customers: () => [] },
  { becomes: 'asked', customers: (email, phone) => [{ email: `other-${email}`, phone }] },
  { becomes: 'asked', customers: (email, phone) => [{ email }, { email: `other-${email}`, phone }] },
  { becomes: 'asked', customers: (_, phone) => [{ phone, firstName: 'Ada' }] },
]

const people = Array.from({ length: PEOPLE }, (_, n) => ({
  email: `person${n}@${own}`,
  phone: `+1415${5_550_000 + n}`,
  case: cases[n % cases.length] ?? { becomes: 'created' as const, customers: () => [] },
}))

test('of many customers that resemble many people each person gets their own or none, and nobody else’s is touched', async () => {
  const acme = await testDirectory()
  await verifiedDomain(acme.ctx, own)
  await setMatchingPolicy(acme.ctx, { id: acme.directoryId, policy: 'verified-domain' })
  const domain = 'many.myshopify.com'
  await control(simulator, 'POST', 'stores', { domain, plan: 'plus' })
  const store = await connectTestStore(simulator, acme, domain)
  const alike = people.flatMap(({ email, phone, case: { customers } }) => customers(email, phone))
  const strangers = Array.from({ length: CUSTOMERS - alike.length }, (_, n) => ({
    email: `shopper${n}@mail.example`,
  }))
  await control(simulator, 'POST', `stores/${store.domain}/customers`, [...alike, ...strangers])
  const before = await store.customers()
  expect(before).toHaveLength(CUSTOMERS)

  const ids = new Map<string, string>()
  for (const { email, phone } of people) {
    const phoneNumbers = [{ type: 'mobile', value: phone }]
    const emails = [{ value: email, primary: true }]
    const answer = await acme.scim('POST', 'Users', ada({ userName: email, emails, phoneNumbers }))
    ids.set(email, (answer.body as { id: string }).id)
  }
  const target = { organizationId: acme.ctx.organizationId, storeId: store.id }
  const owed = () => database().link.count({ where: { storeId: store.id, dueAt: { lte: new Date() } } })
  while ((await owed()) > 0) await drainStore(target)

  const after = await store.customers()
  const links = await database().link.findMany({ where: { storeId: store.id } })
  const linkOf = (email: string) => links.find(({ userId }) => userId === ids.get(email))
  const wrong = people.filter(({ email, case: { becomes } }) => {
    const { customerId, reason } = linkOf(email) ?? { customerId: null, reason: null }
    const customer = after.find(({ id }) => id === customerId)
    if (becomes === 'asked') return customerId !== null || !JSON.stringify(reason).includes('needs-review')
    const isNew = !before.some(({ id }) => id === customerId)
    return foldEmail(customer?.email ?? '') !== email || isNew !== (becomes === 'created')
  })
  expect(wrong.map(({ email }) => email)).toEqual([])
  const linked = links.flatMap(({ customerId }) => customerId ?? [])
  expect(new Set(linked).size).toBe(linked.length)
  const created = people.filter(({ case: { becomes } }) => becomes === 'created').length
  expect(after).toHaveLength(CUSTOMERS + created)
  const untouched = (customers: SimulatedCustomer[]) => customers.filter(({ id }) => !linked.includes(id))
  expect(untouched(after)).toEqual(untouched(before))
}, 300_000)

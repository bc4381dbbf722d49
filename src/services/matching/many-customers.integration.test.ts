import { afterAll, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { testDirectory } from '@/testing/directory'
import { verifiedDomain } from '@/testing/domains'
import { crowdOf, OWN_DOMAIN, verdictOn } from '@/testing/existing-customers'
import { ada } from '@/testing/people'
import { connectTestStore, control, useSimulator } from '@/testing/stores'
import { setMatchingPolicy } from './set-policy'

await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())

/** A tenth of the promise has every case too; `npm run bench matching` has all of it. */
const CUSTOMERS = 1_000

test('of many customers that resemble many people each person gets their own or none, and nobody else’s is touched', async () => {
  const acme = await testDirectory()
  await verifiedDomain(acme.ctx, OWN_DOMAIN)
  await setMatchingPolicy(acme.ctx, { id: acme.directoryId, policy: 'verified-domain' })
  const domain = 'many.myshopify.com'
  await control(simulator, 'POST', 'stores', { domain, plan: 'plus' })
  const store = await connectTestStore(simulator, acme, domain)
  const { people, customers } = crowdOf(CUSTOMERS)
  await control(simulator, 'POST', `stores/${store.domain}/customers`, customers)
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
  const links = new Map(
    (await database().link.findMany({ where: { storeId: store.id } })).map((link) => [link.userId, link]),
  )
  const standingOf = (email: string) => links.get(ids.get(email) ?? '') ?? { customerId: null, reason: null }
  const asked = people.filter(({ becomes }) => becomes === 'asked').length
  expect(verdictOn(people, { before, after, standingOf })).toEqual({
    wrong: [],
    duplicates: 0,
    reviews: asked,
    touched: 0,
  })
}, 300_000)

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Rule } from '@/core/mapping/configuration'
import { saveTestConfiguration } from '@/testing/configuration'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { connectHeardStore, patch, type HeardStore } from '@/testing/heard-store'
import { control, useSimulator } from '@/testing/stores'
import { hearWebhooks } from '@/testing/webhooks'
import { checkSubscriptions } from './check-subscriptions'

await useDatabase()
const ear = await hearWebhooks()
const simulator = await useSimulator()

const department = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department'

let acme: TestDirectory
let store: HeardStore

beforeAll(async () => void (acme = await testDirectory()))
beforeEach(async () => void (store = await connectHeardStore(simulator, acme)))
afterAll(async () => {
  await ear.stop()
  await simulator.stop()
})

describe('customers that the merchant merges', () => {
  beforeEach(async () => {
    const scopes = [...((await store.view())?.scopes ?? []), 'read_customer_merge']
    await control(simulator, 'POST', `stores/${store.domain}/scopes`, { scopes })
    await store.hear()
    await checkSubscriptions(store.target)
  })

  test('keep the link: it goes on with the customer that is left', async () => {
    const { id, email, customerId } = await store.member()
    const other = await store.act({ email: `other-${email}`, firstName: 'Augusta', tags: ['VIP'] })
    await store.act({ action: 'merge', id: other.id, otherId: customerId })
    await store.hear()
    await store.drain()
    expect(await store.linkOf(id)).toMatchObject({ state: 'verified', customerId: other.id })
    expect(await store.customerOf(other.id)).toMatchObject({ email, firstName: 'Ada' })
    expect((await store.customerOf(other.id))?.tags.toSorted()).toEqual(['VIP', 'rollcall:member'])
    expect(await store.customers()).not.toContainEqual(expect.objectContaining({ id: customerId }))
  })

  test('of two people leave it to the one that was kept; the other is owed a customer again', async () => {
    const [kept, gone] = [await store.member(), await store.member()]
    await store.act({ action: 'merge', id: kept.customerId, otherId: gone.customerId })
    await store.hear()
    await store.drain()
    await store.hear()
    expect(await store.linkOf(kept.id)).toMatchObject({ state: 'verified', customerId: kept.customerId })
    expect(await store.linkOf(gone.id)).toMatchObject({ state: 'verified' })
    expect((await store.linkOf(gone.id))?.customerId).not.toBe(gone.customerId)
    expect((await store.customers()).filter(({ email }) => email === gone.email)).toHaveLength(1)
  })

  test('of a member and somebody who has left show afterwards only what the one who was kept should', async () => {
    const [kept, gone] = [await store.member(), await store.member()]
    await patch(acme, gone.id, { op: 'replace', value: { active: false } })
    await store.drain()
    await store.hear()
    await store.act({ action: 'merge', id: kept.customerId, otherId: gone.customerId })
    await store.hear()
    await store.drain()
    expect((await store.customerOf(kept.customerId))?.tags).toEqual(['rollcall:member'])
  })

  const level = [
    { field: 'metafield:staff.level', type: 'single_line_text_field', template: 'gold' },
  ] as const
  const lawyers = { id: 'lawyers', name: 'Lawyers', condition: `${department} eq "Legal"`, tags: ['lawyer'] }
  const rulesAre = (...given: (Partial<Rule> & { id: string; name: string })[]) =>
    saveTestConfiguration(acme, (configuration) => ({
      ...configuration,
      rules: given.map((rule) => Rule.parse(rule)),
    }))

  test.each<[string, () => Promise<unknown>]>([
    ['that a rule gives to others', async () => undefined],
    ['that no rule names any more', () => rulesAre({ ...lawyers, tags: [] })],
  ])('of two people do not leave one the other’s tags and metafields %s', async (_, change) => {
    await rulesAre({ ...lawyers, metafields: [...level] })
    const [kept, gone] = [await store.member(), await store.member()]
    await patch(acme, gone.id, { op: 'replace', path: department, value: 'Legal' })
    await store.drain()
    await store.hear()
    expect(await store.customerOf(gone.customerId)).toMatchObject({ tags: ['lawyer'] })
    await store.act({ action: 'merge', id: kept.customerId, otherId: gone.customerId })
    await change()
    await store.hear()
    await store.drain()
    const customer = await store.customerOf(kept.customerId)
    expect(customer?.tags).toEqual([])
    expect(customer?.metafields.filter(({ namespace }) => namespace === 'staff')).toEqual([])
  })
})

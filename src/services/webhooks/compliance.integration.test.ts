import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { viewActivity } from '@/services/activity/view'
import { settleCompliance } from '@/services/compliance/settle'
import { exportCustomer, viewComplianceRequests } from '@/services/compliance/view'
import { viewPerson } from '@/services/people/view'
import { viewStores } from '@/services/stores/view'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { connectHeardStore, type HeardStore } from '@/testing/heard-store'
import { control, useSimulator } from '@/testing/stores'
import { hearWebhooks } from '@/testing/webhooks'

await useDatabase()
const ear = await hearWebhooks()
const simulator = await useSimulator()

let acme: TestDirectory
let store: HeardStore

beforeAll(async () => {
  acme = await testDirectory()
  await control(simulator, 'POST', 'apps', {
    clientId: process.env.SHOPIFY_API_KEY,
    clientSecret: process.env.SHOPIFY_API_SECRET,
    complianceUrl: ear.url,
  })
})
afterAll(async () => {
  await ear.stop()
  await simulator.stop()
})
beforeEach(async () => {
  store = await connectHeardStore(simulator, acme)
})

const requestsOf = async () =>
  (await viewComplianceRequests(acme.ctx)).filter((request) => request.domain === store.domain)

/** Shopify delivers what it has delivered before, as if it were new. */
async function deliverAgain(topic: string) {
  const delivery = (await store.outbox()).findLast((each) => each.topic === topic)
  await control(simulator, 'POST', 'replay', { webhookId: delivery?.webhookId, newId: true })
  await store.hear()
}

const linesOf = async (kind: string) => {
  const { events } = await viewActivity(acme.ctx, { limit: 50, storeId: store.id })
  return events.filter((event) => event.kind === kind)
}

/** Everything that the database keeps of the store, as text to look for people in. */
async function keptOfStore() {
  const where = { storeId: store.id }
  const found = [
    await database().link.findMany({ where }),
    await database().event.findMany({ where }),
    await database().webhookDelivery.findMany({ where }),
    await database().complianceRequest.findMany(),
    await database().matchReview.findMany({ where }),
    await database().storeCustomer.findMany({ where }),
    await database().driftFinding.findMany({ where }),
  ]
  return JSON.stringify(found)
}

describe('customers/data_request', () => {
  test('opens a request for 30 days, whose export an owner can hand over', async () => {
    const { email, customerId } = await store.member()
    await store.act({ action: 'requestData', id: customerId })
    await store.hear()
    const [request] = await requestsOf()
    if (!request) throw new Error('There is no request')
    expect(request).toMatchObject({ kind: 'data_request', status: 'open' })
    expect(Math.round((request.dueAt.getTime() - request.receivedAt.getTime()) / 86_400_000)).toBe(30)
    const file = await exportCustomer(acme.ctx, request.id)
    expect(file).toMatchObject({ customerId, link: { user: { email }, observed: { email } } })
    expect(file.history.length).toBeGreaterThan(0)
    await settleCompliance(acme.ctx, request.id)
    expect(await requestsOf()).toMatchObject([{ status: 'done', doneAt: expect.any(Date) }])
  })

  test('that is delivered again under another webhook id is the same request, even once it is settled', async () => {
    const { customerId } = await store.member()
    await store.act({ action: 'requestData', id: customerId })
    await store.hear()
    await deliverAgain('CUSTOMERS_DATA_REQUEST')
    const [request, ...others] = await requestsOf()
    expect(others).toEqual([])
    await settleCompliance(acme.ctx, request?.id ?? '')
    await deliverAgain('CUSTOMERS_DATA_REQUEST')
    expect(await requestsOf()).toMatchObject([{ status: 'done' }])
    expect(await linesOf('compliance.data-requested')).toHaveLength(1)
    await store.act({ action: 'requestData', id: customerId })
    await store.hear()
    expect((await requestsOf()).map(({ status }) => status)).toEqual(['open', 'done'])
  })

  test('is nobody’s business below admin, nor in another organization', async () => {
    const { customerId } = await store.member()
    await store.act({ action: 'requestData', id: customerId })
    await store.hear()
    const [request] = await requestsOf()
    const id = request?.id ?? ''
    await expect(exportCustomer({ ...acme.ctx, role: 'operator' }, id)).rejects.toThrow(/admin/)
    const other = await testDirectory()
    await expect(exportCustomer(other.ctx, id)).rejects.toThrow(/no such/)
  })
})

describe('customers/redact', () => {
  test('erases what is kept of the customer, and proves it without naming anybody', async () => {
    const { id, email, familyName, customerId } = await store.member()
    expect(await keptOfStore()).toContain(email)
    await store.act({ action: 'redact', id: customerId })
    await store.hearNow()
    const kept = await keptOfStore()
    for (const trace of [email, customerId, familyName]) expect(kept).not.toContain(trace)
    expect(await viewPerson(acme.ctx, { id })).toMatchObject({ displayName: 'Ada Lovelace' })
    expect(await requestsOf()).toMatchObject([{ kind: 'customer_redact', status: 'done' }])
    const { events } = await viewActivity(acme.ctx, { limit: 50, storeId: store.id })
    expect(events.map(({ kind }) => kind)).toContain('compliance.customer-erased')
  })

  test('that is delivered again under another webhook id is listed once; somebody else’s is another one', async () => {
    const [ada, grace] = [await store.member(), await store.member()]
    await store.act({ action: 'redact', id: ada.customerId })
    await store.hearNow()
    await deliverAgain('CUSTOMERS_REDACT')
    expect(await requestsOf()).toHaveLength(1)
    expect(await linesOf('compliance.customer-erased')).toHaveLength(1)
    await store.act({ action: 'redact', id: grace.customerId })
    await store.hearNow()
    expect(await requestsOf()).toHaveLength(2)
    expect(await keptOfStore()).not.toContain(grace.customerId)
  })
})

describe('shop/redact', () => {
  test('48 hours after an uninstall erases everything of the store', async () => {
    const { id, email, familyName } = await store.member()
    await control(simulator, 'POST', `stores/${store.domain}/uninstall`)
    await store.hear()
    await store.hearNow()
    expect((await viewStores(acme.ctx)).map((each) => each.id)).not.toContain(store.id)
    const kept = await keptOfStore()
    for (const trace of [email, familyName]) expect(kept).not.toContain(trace)
    expect(await requestsOf()).toMatchObject([{ kind: 'shop_redact', status: 'done', storeId: null }])
    expect(await viewPerson(acme.ctx, { id })).toMatchObject({ displayName: 'Ada Lovelace' })
  })
})

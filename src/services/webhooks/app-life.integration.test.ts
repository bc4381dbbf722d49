import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { viewActivity } from '@/services/activity/view'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { connectHeardStore, type HeardStore } from '@/testing/heard-store'
import { connectTestStore, control, useSimulator } from '@/testing/stores'
import { hearWebhooks } from '@/testing/webhooks'

await useDatabase()
const ear = await hearWebhooks()
const simulator = await useSimulator()

let acme: TestDirectory
let store: HeardStore

beforeAll(async () => void (acme = await testDirectory()))
beforeEach(async () => void (store = await connectHeardStore(simulator, acme)))
afterAll(async () => {
  await ear.stop()
  await simulator.stop()
})

describe('the app', () => {
  test('that is uninstalled loses its tokens, and connecting again finds the old links', async () => {
    const { id, email, customerId } = await store.member()
    await control(simulator, 'POST', `stores/${store.domain}/uninstall`)
    await store.hear()
    expect(await store.view()).toMatchObject({ status: 'uninstalled', trouble: expect.any(String) })
    await store.drain()
    expect(await store.view()).toMatchObject({ status: 'uninstalled' })
    await connectTestStore(simulator, acme, store.domain)
    await store.drain()
    expect(await store.view()).toMatchObject({ status: 'connected' })
    expect(await store.linkOf(id)).toMatchObject({ state: 'verified', customerId })
    expect((await store.customers()).filter((customer) => customer.email === email)).toHaveLength(1)
  })

  test('whose uninstalling is told after it was connected again stays connected', async () => {
    await control(simulator, 'POST', 'webhooks', { mode: 'manual' })
    await control(simulator, 'POST', `stores/${store.domain}/uninstall`)
    await connectTestStore(simulator, acme, store.domain)
    await control(simulator, 'POST', 'deliver', { store: store.domain })
    await control(simulator, 'POST', 'webhooks', { mode: 'immediate' })
    await store.hear()
    expect(await store.view()).toMatchObject({ status: 'connected' })
  })

  test('that loses a scope and gets it back is told what is missing', async () => {
    const scopes = (await store.view())?.scopes ?? []
    await control(simulator, 'POST', `stores/${store.domain}/scopes`, { scopes: ['read_customers'] })
    await store.hear()
    expect(await store.view()).toMatchObject({
      status: 'scope_missing',
      missingScopes: [
        { scope: 'write_customers', required: true, purpose: expect.stringMatching(/^Creates customers/) },
        { scope: 'read_customer_merge', required: false },
        { scope: 'write_customer_merge', required: false },
        { scope: 'write_customer_data_erasure', required: false },
      ],
    })
    await control(simulator, 'POST', `stores/${store.domain}/scopes`, { scopes })
    await store.hear()
    expect(await store.view()).toMatchObject({ status: 'connected', trouble: null, missingScopes: [] })
    const { events } = await viewActivity(acme.ctx, { limit: 20, storeId: store.id })
    expect(events.filter(({ kind }) => kind === 'store.scopes-changed')).toHaveLength(2)
  })
})

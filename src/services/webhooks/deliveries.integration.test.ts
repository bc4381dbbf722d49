import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { connectHeardStore, patch, type HeardStore } from '@/testing/heard-store'
import { control, useSimulator } from '@/testing/stores'
import { hearWebhooks } from '@/testing/webhooks'
import { processInbox } from './process'

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

describe('a delivery', () => {
  test('with a forged signature is answered 401 and not kept', async () => {
    await control(simulator, 'POST', 'faults', {
      kind: 'webhook-bad-hmac',
      on: 'webhook',
      store: store.domain,
    })
    const before = ear.answers.length
    await store.act({ email: 'forged@example.com' })
    await vi.waitFor(() => expect(ear.answers.slice(before).map(({ status }) => status)).toContain(401))
  })

  test('of a shop that nobody has connected is answered 200 and forgotten', async () => {
    const fault = { kind: 'webhook-wrong-shop', domain: 'strange.myshopify.com', on: 'webhook' }
    await control(simulator, 'POST', 'faults', { ...fault, store: store.domain })
    const before = ear.answers.length
    await store.act({ email: 'strange@example.com' })
    await vi.waitFor(() => expect(ear.answers.length).toBeGreaterThan(before))
    expect(ear.answers.slice(before).map(({ status }) => status)).toEqual([200])
    expect((await processInbox(store.target)).processed).toBe(0)
  })

  test('is on the store’s card', async () => {
    await store.act({ email: 'card@example.com' })
    await store.hear()
    expect(await store.view()).toMatchObject({ lastWebhookAt: expect.any(Date) })
  })

  test('that comes ten times is processed once', async () => {
    const { id, customerId } = await store.member()
    await store.act({ action: 'removeTags', id: customerId, tags: ['rollcall:member'] })
    await vi.waitFor(async () => expect((await store.outbox()).at(-1)?.status).toBe('delivered'))
    const told = (await store.outbox()).findLast(({ topic }) => topic === 'CUSTOMER_TAGS_REMOVED')
    for (let n = 0; n < 9; n++) await control(simulator, 'POST', 'replay', { webhookId: told?.webhookId })
    await store.hear()
    await store.drain()
    await store.hear()
    expect(ear.answers.filter(({ webhookId }) => webhookId === told?.webhookId)).toHaveLength(10)
    expect(await store.editsOf(id)).toHaveLength(1)
  })
})

describe('our own echo', () => {
  test('costs no request and no line of history', async () => {
    const { id } = await store.member()
    const [requests, lines] = [(await store.requests()).length, (await store.linesOf(id)).length]
    await patch(acme, id, { op: 'replace', path: 'name.familyName', value: 'King' })
    await store.drain()
    expect((await store.hear()).processed).toBeGreaterThan(0)
    expect((await store.requests()).length).toBe(requests + 1)
    expect((await store.linesOf(id)).length).toBe(lines + 1)
  })

  test('that comes while its write is not recorded yet is not taken for an edit', async () => {
    const { id } = await store.member()
    await patch(acme, id, { op: 'replace', path: 'name.familyName', value: 'King' })
    await Promise.all([store.drain(), processInbox(store.target), processInbox(store.target)])
    await store.hear()
    expect(await store.editsOf(id)).toEqual([])
    expect(await store.linkOf(id)).toMatchObject({ state: 'verified' })
  })
})

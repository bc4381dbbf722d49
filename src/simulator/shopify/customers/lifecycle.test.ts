import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppClient, DOMAIN, at, textAt } from '../testing/app-client'

let app: AppClient
beforeEach(async () => {
  app = await AppClient.start({ complianceUrl: 'http://127.0.0.1:1/hooks' })
  await app.install()
  await app.control('POST', 'webhooks', { mode: 'manual' })
})
afterEach(() => app.simulator.stop())

const add = async (body: object) =>
  textAt((await app.control('POST', `stores/${DOMAIN}/customers`, body)).body, 'id')
const call = async (name: string, args: string, selection: string) =>
  at(
    (await app.graphql(`mutation { ${name}(${args}) { ${selection} userErrors { field message } } }`)).body,
    `data.${name}`,
  )
const customers = async () => (await app.control('GET', `stores/${DOMAIN}/customers`)).body

describe('customerMerge', () => {
  test('keeps one customer with the tags, addresses and missing details of both', async () => {
    const one = await add({ email: 'ann@example.com', tags: ['a'], addresses: [{ city: 'Oslo' }] })
    const two = await add({
      phone: '+16135551212',
      firstName: 'Ann',
      tags: ['b'],
      addresses: [{ city: 'Bergen' }],
    })
    const merged = await call(
      'customerMerge',
      `customerOneId: "${one}", customerTwoId: "${two}"`,
      'resultingCustomerId job { id done }',
    )
    expect(merged).toMatchObject({ resultingCustomerId: one, job: { done: true } })
    expect(await customers()).toMatchObject([
      { id: one, email: 'ann@example.com', phone: '+16135551212', firstName: 'Ann', tags: ['a', 'b'] },
    ])
    const job = await app.graphql(
      'query ($id: ID!) { customerMergeJobStatus(jobId: $id) { status resultingCustomerId } }',
      { id: at(merged, 'job.id') },
    )
    expect(at(job.body, 'data.customerMergeJobStatus')).toEqual({
      status: 'COMPLETED',
      resultingCustomerId: one,
    })
  })
})

describe('data erasure', () => {
  const dueTopics = async () => {
    const { body } = await app.control('GET', 'webhooks')
    return Array.isArray(body) ? body.map((delivery) => textAt(delivery, 'topic')) : []
  }

  test('a request tells apps to redact after ten days; a second one can be taken back', async () => {
    const id = await add({ email: 'ann@example.com' })
    expect(await call('customerRequestDataErasure', `customerId: "${id}"`, 'customerId')).toMatchObject({
      customerId: id,
    })
    expect(await dueTopics()).toEqual(['CUSTOMERS_REDACT'])
    expect(
      at(await call('customerCancelDataErasure', `customerId: "${id}"`, 'customerId'), 'customerId'),
    ).toBe(id)
    expect(
      at(await call('customerCancelDataErasure', `customerId: "${id}"`, 'customerId'), 'userErrors'),
    ).toHaveLength(1)
  })

  test('an erased customer keeps its id and orders, not its person', async () => {
    const id = await add({ email: 'ann@example.com', tags: ['a'] })
    await app.control('POST', `stores/${DOMAIN}/customers`, { action: 'order', id })
    await app.control('POST', `stores/${DOMAIN}/customers`, { action: 'redact', id })
    expect(await customers()).toMatchObject([{ id, email: null, tags: [], numberOfOrders: 1 }])
  })
})

describe('marketing consent', () => {
  test('is set by its own mutation, with the states Shopify accepts', async () => {
    const id = await add({ email: 'ann@example.com' })
    const set = (state: string) =>
      call(
        'customerEmailMarketingConsentUpdate',
        `input: { customerId: "${id}", emailMarketingConsent: { marketingState: ${state} } }`,
        'customer { defaultEmailAddress { marketingState } }',
      )
    expect(at(await set('UNSUBSCRIBED'), 'customer.defaultEmailAddress.marketingState')).toBe('UNSUBSCRIBED')
    expect(at(await set('REDACTED'), 'userErrors')).toHaveLength(1)
  })
})

describe('what an app cannot see', () => {
  test('without approval for contact details they are null beside an error, which is not empty', async () => {
    await add({ email: 'ann@example.com', tags: ['a'] })
    await app.control('POST', 'stores', { domain: DOMAIN, protectedData: 'level-1' })
    const { status, body } = await app.graphql('{ customers(first: 1) { nodes { tags email firstName } } }')
    expect([status, at(body, 'data.customers.nodes.0')]).toEqual([
      200,
      { tags: ['a'], email: null, firstName: null },
    ])
    expect(at(body, 'errors.0.path')).toEqual(['customers', 'nodes', 0, 'email'])
  })

  test('a search index that lags finds the customer as it was', async () => {
    await add({ email: 'ann@example.com', tags: ['a'] })
    await app.control('POST', 'latency', { searchLagMs: 60_000 })
    await app.control('POST', `stores/${DOMAIN}/customers`, {
      action: 'addTags',
      id: 'ann@example.com',
      tags: ['b'],
    })
    const found = async (query: string) =>
      at(
        (
          await app.graphql('query ($q: String) { customers(first: 5, query: $q) { nodes { email } } }', {
            q: query,
          })
        ).body,
        'data.customers.nodes',
      )
    expect(await found('tag:b')).toEqual([])
    await app.control('POST', 'clock', { advanceMs: 61_000 })
    expect(await found('tag:b')).toHaveLength(1)
  })
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppClient, DOMAIN, at } from '../testing/app-client'

let app: AppClient
beforeEach(async () => {
  app = await AppClient.start()
})
afterEach(() => app.simulator.stop())

const customers = async () => (await app.control('GET', `stores/${DOMAIN}/customers`)).body

test('a store is made once, changed afterwards, and can be removed', async () => {
  const made = await app.control('POST', 'stores', { domain: 'silk', name: 'Silk', plan: 'plus' })
  expect(made).toMatchObject({
    status: 201,
    body: { domain: 'silk.myshopify.com', plan: 'plus', customers: 0 },
  })
  expect((await app.control('POST', 'stores', { domain: 'silk', name: 'Silk & Co' })).status).toBe(200)
  await app.control('DELETE', 'stores/silk')
  expect((await app.control('GET', 'stores/silk')).status).toBe(404)
})

test.each([
  ['a domain that is none', 'POST', 'stores', { domain: 'a b' }],
  ['a plan that does not exist', 'POST', 'stores', { domain: 'silk', plan: 'gold' }],
  ['a fault that does not exist', 'POST', 'faults', { kind: 'earthquake' }],
  ['an action that does not exist', 'POST', `stores/${DOMAIN}/customers`, { action: 'explode' }],
])('%s is refused with what is wrong', async (_, method, path, body) => {
  const answer = await app.control(method, path, body)
  expect([answer.status, typeof at(answer.body, 'error')]).toEqual([422, 'string'])
})

test('a snapshot brings the whole world back', async () => {
  await app.control('POST', `stores/${DOMAIN}/customers`, { email: 'ann@example.com' })
  await app.control('POST', 'snapshot', { name: 'before' })
  await app.control('POST', `stores/${DOMAIN}/customers`, { email: 'bo@example.com' })
  await app.control('POST', 'restore', { name: 'before' })
  expect(await customers()).toMatchObject([{ email: 'ann@example.com' }])
})

test('a reset empties the stores and keeps them', async () => {
  await app.control('POST', `stores/${DOMAIN}/customers`, { email: 'ann@example.com' })
  await app.control('POST', 'reset')
  expect(await customers()).toEqual([])
})

test('a page of another site cannot use it', async () => {
  const answer = await app.send('POST', '/_control/reset', {}, { 'sec-fetch-site': 'cross-site' })
  expect(answer.status).toBe(403)
})

test('the address quirk loses an address that is sent again as it is', async () => {
  await app.control('POST', 'stores', { domain: DOMAIN, quirks: ['repeated-address-is-deleted'] })
  const customer = { email: 'ann@example.com', addresses: [{ city: 'Oslo' }] }
  await app.control('POST', `stores/${DOMAIN}/customers`, customer)
  await app.control('POST', `stores/${DOMAIN}/customers`, {
    ...customer,
    action: 'update',
    id: 'ann@example.com',
  })
  expect(await customers()).toMatchObject([{ addresses: [] }])
})

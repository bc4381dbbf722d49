import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppClient, CLIENT, DOMAIN } from '../testing/app-client'

let app: AppClient
beforeEach(async () => {
  app = await AppClient.start()
})
afterEach(() => app.simulator.stop())

const grant = { grant_type: 'client_credentials' }

test('client credentials serve stores of the app’s own Shopify organization only', async () => {
  await app.install()
  await app.control('POST', 'stores', { domain: DOMAIN, organization: 'another' })
  expect(await app.exchange(grant)).toMatchObject({ status: 400, body: { error: 'shop_not_permitted' } })
})

test('an unknown client id and a wrong secret are two different errors', async () => {
  expect(await app.exchange({ ...grant, client_id: 'nobody' })).toMatchObject({
    status: 400,
    body: { error: 'application_cannot_be_found' },
  })
  expect(await app.exchange({ ...grant, client_secret: 'guess' })).toMatchObject({
    status: 401,
    body: { error: 'invalid_client' },
  })
})

test('whoever does not ask for JSON is refused with a page that names the error', async () => {
  const body = new URLSearchParams({ ...CLIENT, ...grant })
  const response = await app.get(`/${DOMAIN}/admin/oauth/access_token`, { method: 'POST', body })
  expect(response.status).toBe(400)
  expect(await response.text()).toContain('Oauth error app_not_installed')
})

test('a person makes an app in the Dev Dashboard and installs it in a store, and it asks for access by itself', async () => {
  const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) })
  const refused = await app.get('/apps', form({ name: 'Ours', scopes: 'write_everything' }))
  expect(await refused.text()).toContain('There is no scope write_everything')
  await app.get('/apps', form({ name: 'Ours', scopes: 'write_customers' }))
  const page = await (await app.get('/apps')).text()
  const [made] = [...app.simulator.world.apps.values()].filter(({ name }) => name === 'Ours')
  const { clientId = '', clientSecret = '' } = made ?? {}
  expect(page).toContain(clientSecret)
  const client = { client_id: clientId, client_secret: clientSecret }
  expect(await app.exchange({ ...client, ...grant })).toMatchObject({ body: { error: 'app_not_installed' } })
  await app.get(`/${DOMAIN}/admin/apps`, form({ clientId, action: 'install' }))
  expect(await app.exchange({ ...client, ...grant })).toMatchObject({
    status: 200,
    body: { scope: 'write_customers' },
  })
})

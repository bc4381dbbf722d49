import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { pruneInstalls } from '@/services/installs/prune'
import { receiveWebhook } from '@/services/webhooks/receive'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { ada } from '@/testing/people'
import { control, useSimulator } from '@/testing/stores'
import { completeConnect } from './complete-connect'
import { connectWithOwnApp } from './connect-own-app'
import { reauthorise } from './reauthorise'
import { renewEndingAccess } from './renew-ending-access'
import { viewStores } from './view'

await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())

const own = { clientId: 'acme-own', clientSecret: 'acme-secret' }
const scopes = ['write_customers', 'write_customer_merge', 'write_customer_data_erasure']
let acme: TestDirectory
let shop: string

const keepApp = (app: object) => control(simulator, 'POST', 'apps', { organization: 'acme', scopes, ...app })
const install = (with_ = scopes) =>
  control(simulator, 'POST', `stores/${shop}/install`, { clientId: own.clientId, scopes: with_ })
const connect = (over: Partial<Parameters<typeof connectWithOwnApp>[1]> = {}) =>
  connectWithOwnApp(acme.ctx, { ...own, shop, auth: 'client_credentials', ...over })
const storeOf = async () => {
  const store = (await viewStores(acme.ctx)).find(({ domain }) => domain === shop)
  if (!store) throw new Error('The store is not there')
  return store
}

beforeAll(async () => {
  acme = await testDirectory()
  await keepApp(own)
})
beforeEach(async () => {
  shop = `own-${crypto.randomUUID().slice(0, 8)}.myshopify.com`
  await control(simulator, 'POST', 'stores', { domain: shop, organization: 'acme' })
})

describe('an app of the organization, in a store of its own Shopify organization', () => {
  test('connects without a consent page, and its store is written', async () => {
    await install()
    expect(await connect()).toEqual({ connected: shop })
    const store = await storeOf()
    expect(store).toMatchObject({
      status: 'connected',
      auth: 'client_credentials',
      shopifyApp: { clientId: own.clientId },
      missingScopes: [],
    })
    const email = `${crypto.randomUUID()}@example.com`
    await acme.scim('POST', 'Users', ada({ userName: email, emails: [{ value: email, primary: true }] }))
    await drainStore({ organizationId: acme.ctx.organizationId, storeId: store.id })
    const customers = await control<{ email: string }[]>(simulator, 'GET', `stores/${shop}/customers`)
    expect(customers.map((customer) => customer.email)).toContain(email)
  })

  test('is given a new token before the day of the old one ends, and keeps no refresh token', async () => {
    await install()
    await connect()
    const { id } = await storeOf()
    const before = await database().store.update({
      where: { id },
      data: { accessTokenExpiresAt: new Date(Date.now() + 60_000) },
    })
    expect(before.sealedRefreshToken).toBeNull()
    expect((await renewEndingAccess()).failed).toBe(0)
    const after = await database().store.findUniqueOrThrow({ where: { id } })
    expect(after.sealedAccessToken).not.toBe(before.sealedAccessToken)
    expect(after.accessTokenExpiresAt?.getTime()).toBeGreaterThan(Date.now() + 86_000_000)
  })

  test('the secret lies sealed', async () => {
    await install()
    await connect()
    const kept = JSON.stringify(await database().shopifyApp.findMany())
    expect(kept).not.toContain(own.clientSecret)
  })

  test('whose version lacks a scope waits, says which one it is for, and goes on once it was released', async () => {
    await install(['read_customers'])
    await connect()
    expect(await storeOf()).toMatchObject({
      status: 'scope_missing',
      missingScopes: [
        { scope: 'write_customers', required: true },
        { scope: 'read_customer_merge', required: false },
        { scope: 'write_customer_merge', required: false },
        { scope: 'write_customer_data_erasure', required: false },
      ],
    })
    await install()
    expect(await reauthorise(acme.ctx, shop)).toEqual({ connected: shop })
    expect(await storeOf()).toMatchObject({ status: 'connected', trouble: null, missingScopes: [] })
  })
})

describe('what is wrong is told at the field', () => {
  test.each<[string, string, () => Promise<unknown>]>([
    ['a client id that Shopify does not know', 'clientId', () => connect({ clientId: 'nobody' })],
    ['a secret of another app', 'clientSecret', () => connect({ clientSecret: 'guess' })],
    ['a shop that does not exist', 'shop', () => connect({ shop: 'no-such-shop-here' })],
    ['no shop', 'shop', () => connect({ shop: 'ada@example.com' })],
    ['an app that is not installed', 'shop', () => connect()],
  ])('%s', async (_, field, attempt) => {
    await expect(attempt()).rejects.toMatchObject({ code: 'invalid', field })
  })

  test('a shop of another Shopify organization', async () => {
    await control(simulator, 'POST', 'stores', { domain: shop, organization: 'somebody else' })
    await install()
    await expect(connect()).rejects.toMatchObject({
      field: 'shop',
      message: expect.stringMatching(/organization/),
    })
  })

  test('and nothing of it is kept', async () => {
    await expect(connect({ clientId: 'acme-own', clientSecret: 'guess' })).rejects.toThrow()
    const [app] = await database().shopifyApp.findMany({ where: { clientId: own.clientId } })
    expect(app?.sealedOldSecret ?? null).toBeNull()
  })
})

describe('an own app that a person installs', () => {
  const consent = async (page: string) => {
    const body = new URLSearchParams({ decision: 'install' })
    const sent = await fetch(page, { method: 'POST', redirect: 'manual', body })
    return new URL(sent.headers.get('location') ?? '')
  }

  test('goes through the consent page of that app, and comes back signed by it', async () => {
    const begun = await connect({ auth: 'authorization_code' })
    if (!('consentPage' in begun)) throw new Error('There was no consent page')
    expect(new URL(begun.consentPage).searchParams.get('client_id')).toBe(own.clientId)
    const back = await consent(begun.consentPage)
    expect(await completeConnect(acme.teammateId, back)).toBe(shop)
    expect(await storeOf()).toMatchObject({
      auth: 'authorization_code',
      shopifyApp: { clientId: own.clientId },
    })
  })

  test('is authorised again with the same app', async () => {
    const begun = await connect({ auth: 'authorization_code' })
    if (!('consentPage' in begun)) throw new Error('There was no consent page')
    await completeConnect(acme.teammateId, await consent(begun.consentPage))
    const again = await reauthorise(acme.ctx, shop)
    if (!('consentPage' in again)) throw new Error('There was no consent page')
    expect(new URL(again.consentPage).searchParams.get('client_id')).toBe(own.clientId)
  })
})

test('an own app that no store is connected with is forgotten after a day; one that is used stays', async () => {
  await install()
  await connect()
  const begun = { createdAt: new Date(0) }
  await database().shopifyApp.updateMany({ data: begun })
  await database().shopifyApp.create({
    data: { ...begun, organizationId: acme.ctx.organizationId, clientId: 'left behind', sealedSecret: '' },
  })
  expect((await pruneInstalls()).apps).toBe(1)
  expect((await database().shopifyApp.findMany()).map(({ clientId }) => clientId)).toEqual([own.clientId])
})

describe('webhooks of a store with an own app', () => {
  const deliver = (secret: string) => {
    const rawBody = '{"id":1,"admin_graphql_api_id":"gid://shopify/Customer/1"}'
    const headers = new Headers({
      'x-shopify-topic': 'customers/update',
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(rawBody).digest('base64'),
      'x-shopify-shop-domain': shop,
      'x-shopify-api-version': '2026-10',
      'x-shopify-webhook-id': crypto.randomUUID(),
    })
    return receiveWebhook({ rawBody, headers })
  }
  const kept = async () => database().webhookDelivery.count({ where: { storeId: (await storeOf()).id } })

  test('are believed when its own secret signs them', async () => {
    await install()
    await connect()
    expect(await deliver(own.clientSecret)).toBe(200)
    expect(await kept()).toBe(1)
  })

  test('and not kept when the app of the deployment signs them, which is not connected there', async () => {
    await install()
    await connect()
    expect(await deliver(process.env.SHOPIFY_API_SECRET ?? '')).toBe(200)
    expect(await kept()).toBe(0)
  })

  test('nor believed when somebody else’s app signs them', async () => {
    await install()
    await connect()
    expect(await deliver('another secret')).toBe(401)
  })

  test('are believed with the old secret and the new one while the secret is rotated', async () => {
    await install()
    await connect()
    await keepApp({ ...own, clientSecret: 'rotated-secret' })
    await connect({ clientSecret: 'rotated-secret' })
    expect(await deliver('rotated-secret')).toBe(200)
    expect(await deliver(own.clientSecret)).toBe(200)
    expect(await kept()).toBe(2)
    await database().shopifyApp.updateMany({ data: { oldSecretUntil: new Date(0) } })
    expect(await deliver(own.clientSecret)).toBe(401)
  })
})

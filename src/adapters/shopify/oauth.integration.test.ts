import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installApp, pressConsent, simulateShopify, type SimulatedShopify } from '@/testing/simulated-shop'
import { control } from '@/testing/stores'
import { completeInstall, refreshAccess, requestOwnAccess, verifySigned } from './oauth'
import { requiredScopes } from './scopes'
import { readShop } from './shop'
import { createShopifyApp } from './shopify'
import { StoreConnection } from './store-connection'

let shopify: SimulatedShopify
beforeAll(async () => void (shopify = await simulateShopify()))
afterAll(() => shopify.simulator.stop())

const known = async (state: string, shop: string) => ({ state, shop })

describe('the authorization code grant', () => {
  test('a granted shop gives an expiring offline token that works, and the claim of its state', async () => {
    const back = await pressConsent(shopify, 'linen.myshopify.com', 'install', 's3cret')
    const installed = await completeInstall(shopify.app, back, known)
    if (!installed.ok) throw new Error(installed.failure.message)
    expect(installed.claim).toEqual({ state: 's3cret', shop: 'linen.myshopify.com' })
    expect(installed.grant).toMatchObject({
      shop: 'linen.myshopify.com',
      scopes: expect.arrayContaining(['write_customers']),
    })
    expect(installed.grant.accessTokenExpiresAt?.getTime()).toBeGreaterThan(Date.now() + 3_500_000)
    expect(installed.grant.refreshTokenExpiresAt?.getTime()).toBeGreaterThan(Date.now() + 89 * 86_400_000)
    const shop = await readShop(new StoreConnection(shopify.app, installed.grant))
    expect(shop).toMatchObject({ domain: 'linen.myshopify.com', apiVersion: '2026-10' })
    expect(shop.grantedScopes).toEqual(
      expect.arrayContaining(requiredScopes.filter((scope) => scope.startsWith('write'))),
    )
  })

  test('cancelling on the consent page is told as that', async () => {
    const back = await pressConsent(shopify, 'cancelled.myshopify.com', 'cancel')
    expect(await completeInstall(shopify.app, back, known)).toMatchObject({
      ok: false,
      failure: { code: 'denied' },
    })
  })

  test.each<[string, (url: URL) => void, string]>([
    ['another shop', (url) => url.searchParams.set('shop', 'other.myshopify.com'), 'signature-invalid'],
    ['another state', (url) => url.searchParams.set('state', 'forged'), 'signature-invalid'],
    ['an added parameter', (url) => url.searchParams.append('extra', '1'), 'signature-invalid'],
    ['no signature', (url) => url.searchParams.delete('hmac'), 'signature-invalid'],
    ['a foreign address for a shop', (url) => url.searchParams.set('shop', 'evil.example'), 'shop-invalid'],
    ['an old timestamp', (url) => url.searchParams.set('timestamp', '1700000000'), 'link-expired'],
  ])('an answer with %s is refused before anyone looks at its state', async (_, forge, code) => {
    const back = await pressConsent(shopify, 'forged.myshopify.com')
    forge(back)
    const claim = () => Promise.reject(new Error('must not be asked'))
    expect(await completeInstall(shopify.app, back, claim)).toMatchObject({ ok: false, failure: { code } })
  })

  test('a state that nobody knows ends it without using the code', async () => {
    const back = await pressConsent(shopify, 'stateless.myshopify.com')
    expect(await completeInstall(shopify.app, back, async () => null)).toMatchObject({
      failure: { code: 'state-unknown' },
    })
    expect(await completeInstall(shopify.app, back, known)).toMatchObject({ ok: true })
  })

  test('a code is good once', async () => {
    const back = await pressConsent(shopify, 'twice.myshopify.com')
    expect(await completeInstall(shopify.app, back, known)).toMatchObject({ ok: true })
    expect(await completeInstall(shopify.app, back, known)).toMatchObject({
      failure: { code: 'grant-rejected' },
    })
  })

  test.each([
    ['does not answer', { kind: 'drop-before' }],
    ['answers with a page', { kind: 'html' }],
    ['is down', { kind: 'status', status: 503 }],
  ])('a store that %s is told as unavailable', async (_, fault) => {
    const shop = 'down.myshopify.com'
    const back = await pressConsent(shopify, shop)
    await control(shopify.simulator, 'POST', 'faults', { ...fault, on: 'token', store: shop })
    expect(await completeInstall(shopify.app, back, known)).toMatchObject({
      failure: { code: 'store-unavailable' },
    })
  })
})

test('a merchant who starts from Shopify is recognised by the signature alone', async () => {
  const back = await pressConsent(shopify, 'launch.myshopify.com')
  expect(await verifySigned(shopify.app, back)).toEqual({ ok: true, shop: 'launch.myshopify.com' })
})

test('an answer signed with the secret before this one is believed while secrets are rotated', async () => {
  const back = await pressConsent(shopify, 'rotating.myshopify.com')
  const settings = {
    apiKey: shopify.app.apiKey,
    apiSecret: 'the next secret',
    portalUrl: 'http://127.0.0.1:3000',
    simulatorUrl: shopify.simulator.url,
  }
  const rotating = createShopifyApp({ ...settings, oldApiSecret: shopify.app.apiSecret })
  expect(await verifySigned(rotating, back)).toMatchObject({ ok: true })
  expect(await verifySigned(createShopifyApp(settings), back)).toMatchObject({
    failure: { code: 'signature-invalid' },
  })
})

describe('renewing access', () => {
  test('a refresh token gives a new pair, and again if the answer was lost', async () => {
    const { shop, refreshToken } = await installApp(shopify, 'refresh.myshopify.com')
    const present = { shop, refreshToken: refreshToken ?? '' }
    await control(shopify.simulator, 'POST', 'faults', { kind: 'drop-after', on: 'token', store: shop })
    expect(await refreshAccess(shopify.app, present)).toMatchObject({
      failure: { code: 'store-unavailable' },
    })
    const renewed = await refreshAccess(shopify.app, present)
    if (!renewed.ok) throw new Error(renewed.failure.message)
    expect(renewed.grant.refreshToken).not.toBe(refreshToken)
    expect(await readShop(new StoreConnection(shopify.app, renewed.grant))).toMatchObject({ domain: shop })
  })

  test('a dead refresh token means connecting again', async () => {
    const dead = { shop: 'refresh.myshopify.com', refreshToken: 'shprt_dead' }
    expect(await refreshAccess(shopify.app, dead)).toMatchObject({ failure: { code: 'grant-rejected' } })
  })
})

describe('an app that the organization brought (client credentials)', () => {
  const own = { clientId: 'own-app', clientSecret: 'own-app-secret' }
  const unknownApp = () => ownApp('any', 'nobody')
  const ownApp = (apiSecret: string, apiKey = own.clientId) =>
    createShopifyApp({
      apiKey,
      apiSecret,
      portalUrl: 'http://127.0.0.1:3000',
      simulatorUrl: shopify.simulator.url,
    })

  test('gets a token for a day without anyone consenting', async () => {
    const shop = 'own.myshopify.com'
    await control(shopify.simulator, 'POST', 'apps', own)
    await pressConsent({ ...shopify, app: ownApp(own.clientSecret) }, shop)
    const granted = await requestOwnAccess(ownApp(own.clientSecret), shop)
    if (!granted.ok) throw new Error(granted.failure.message)
    expect(granted.grant.refreshToken).toBeNull()
    expect(await readShop(new StoreConnection(ownApp(own.clientSecret), granted.grant))).toMatchObject({
      domain: shop,
    })
  })

  test.each([
    ['with a wrong secret', () => requestOwnAccess(ownApp('wrong'), 'own.myshopify.com'), 'secret-wrong'],
    [
      'that Shopify does not know',
      () => requestOwnAccess(unknownApp(), 'own.myshopify.com'),
      'client-id-unknown',
    ],
    [
      'in a shop that does not exist',
      () => requestOwnAccess(ownApp(own.clientSecret), 'no-shop.myshopify.com'),
      'shop-unknown',
    ],
  ])('%s is told so', async (_, ask, code) => {
    expect(await ask()).toMatchObject({ ok: false, failure: { code } })
  })

  test('that is not installed, or of another Shopify organization, is told so', async () => {
    const shop = 'foreign.myshopify.com'
    await control(shopify.simulator, 'POST', 'stores', { domain: shop })
    const ask = () => requestOwnAccess(ownApp(own.clientSecret), shop)
    expect(await ask()).toMatchObject({ failure: { code: 'not-installed' } })
    await control(shopify.simulator, 'POST', 'stores', { domain: shop, organization: 'foreign' })
    expect(await ask()).toMatchObject({ failure: { code: 'shop-not-permitted' } })
  })
})

import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { createTeammate } from '@/adapters/db/teammates'
import { createOrganization } from '@/services/organizations/create'
import { viewStores } from '@/services/stores/view'
import { useDatabase } from '@/testing/database'
import { testDirectory } from '@/testing/directory'
import { connectTestStore, control, useSimulator } from '@/testing/stores'
import { beginFromShopify } from './begin'
import { newBrowserSecret } from './browser-secret'
import { claimInstall } from './claim'
import { completeFromShopify } from './complete'
import { pruneInstalls } from './prune'
import { organizationOfShop, viewPendingInstall } from './view'

await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())

const APP_URL = 'http://127.0.0.1:3000/api/shopify/install'
let shop: string
let browser: string

beforeEach(async () => {
  await control(simulator, 'POST', 'apps', {
    clientId: process.env.SHOPIFY_API_KEY,
    clientSecret: process.env.SHOPIFY_API_SECRET,
    appUrl: APP_URL,
  })
  shop = `merchant-${randomUUID().slice(0, 8)}.myshopify.com`
  browser = newBrowserSecret()
  await control(simulator, 'POST', 'stores', { domain: shop })
})

/** Where the store's admin sends a merchant who presses a button beside the app. */
async function press(action: 'install' | 'open', clientId = process.env.SHOPIFY_API_KEY ?? ''): Promise<URL> {
  const body = new URLSearchParams({ clientId, action })
  const address = `${simulator.url}/${shop}/admin/apps`
  const sent = await fetch(address, { method: 'POST', redirect: 'manual', body })
  return new URL(sent.headers.get('location') ?? '')
}

/** From the store's admin over the consent page, back to the portal's callback. */
async function consentFromAdmin(): Promise<URL> {
  const opened = await beginFromShopify(await press('install'), browser)
  if (!('consentPage' in opened)) throw new Error('There was no consent page')
  const body = new URLSearchParams({ decision: 'install' })
  const sent = await fetch(opened.consentPage, { method: 'POST', redirect: 'manual', body })
  return new URL(sent.headers.get('location') ?? '')
}

const visitor = async () => {
  const teammate = await createTeammate({
    email: `${randomUUID()}@example.com`,
    name: 'Merchant',
    passwordHash: 'none',
  })
  if (!teammate) throw new Error('The teammate exists already')
  return teammate.id
}

describe('M48: a merchant who installs from Shopify’s side', () => {
  test('finds the store waiting in this browser, and connected in the organization they create', async () => {
    await completeFromShopify(await consentFromAdmin(), browser)
    expect(await viewPendingInstall(browser)).toMatchObject({ domain: shop })
    const teammateId = await visitor()
    const organization = await createOrganization(teammateId, { name: 'Linen' })
    const claim = { teammateId, organizationId: organization.id, browserSecret: browser }
    expect(await claimInstall(claim)).toBe(shop)
    expect(await viewPendingInstall(browser)).toBeNull()
    await expect(claimInstall(claim)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('keeps the grant sealed while it waits', async () => {
    await completeFromShopify(await consentFromAdmin(), browser)
    const [pending] = await database().pendingInstall.findMany({ where: { domain: shop } })
    expect(pending?.sealedGrant).not.toMatch(/shpat_|shprt_/)
  })

  test('and nobody else can claim it, nor end the consent in another browser', async () => {
    const back = await consentFromAdmin()
    await expect(completeFromShopify(back, newBrowserSecret())).rejects.toMatchObject({ code: 'invalid' })
    await expect(completeFromShopify(back, undefined)).rejects.toMatchObject({ code: 'invalid' })
    await completeFromShopify(await consentFromAdmin(), browser)
    const stranger = await testDirectory()
    for (const browserSecret of [newBrowserSecret(), undefined]) {
      const { organizationId } = stranger.ctx
      await expect(
        claimInstall({ teammateId: stranger.teammateId, organizationId, browserSecret }),
      ).rejects.toMatchObject({ code: 'not-found' })
    }
    expect(await viewPendingInstall(browser)).toMatchObject({ domain: shop })
  })

  test('has an hour: afterwards nothing waits any more', async () => {
    await completeFromShopify(await consentFromAdmin(), browser)
    await database().pendingInstall.updateMany({ data: { expiresAt: new Date(0) } })
    expect(await viewPendingInstall(browser)).toBeNull()
    expect((await pruneInstalls()).installs).toBeGreaterThan(0)
    const { ctx, teammateId } = await testDirectory()
    await expect(
      claimInstall({ teammateId, organizationId: ctx.organizationId, browserSecret: browser }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  test('may connect it only where they are admin, and it goes on waiting otherwise', async () => {
    await completeFromShopify(await consentFromAdmin(), browser)
    const acme = await testDirectory()
    const viewer = await visitor()
    const { organizationId } = acme.ctx
    await database().membership.create({ data: { organizationId, teammateId: viewer, role: 'viewer' } })
    const claim = { teammateId: viewer, organizationId, browserSecret: browser }
    await expect(claimInstall(claim)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(claimInstall({ ...claim, teammateId: await visitor() })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await claimInstall({ ...claim, teammateId: acme.teammateId })).toBe(shop)
    expect(await viewStores(acme.ctx)).toMatchObject([{ domain: shop, status: 'connected' }])
  })

  test('or whoever sends anything else to that address is refused, never failed', async () => {
    const part = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a.myshopify.com', shop, '\0', ''))
    const query = fc.record(
      { shop: part, hmac: part, timestamp: part, host: part, state: part },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(query, async (parameters) => {
        const url = new URL(APP_URL)
        for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
        await expect(beginFromShopify(url, browser)).rejects.toMatchObject({ name: 'Refused' })
        await expect(completeFromShopify(url, browser)).rejects.toMatchObject({ name: 'Refused' })
      }),
      { numRuns: 60 },
    )
  })

  test('whose signature is not Shopify’s is not asked for anything', async () => {
    const forged = await press('install')
    forged.searchParams.set('shop', 'other.myshopify.com')
    await expect(beginFromShopify(forged, browser)).rejects.toMatchObject({ code: 'invalid' })
  })
})

test('the first install of an organization’s own app begins in the portal, and whoever begins it in Shopify is told so', async () => {
  const own = { clientId: `own-${randomUUID()}`, clientSecret: 'their secret', appUrl: APP_URL }
  await control(simulator, 'POST', 'apps', own)
  const opened = beginFromShopify(await press('install', own.clientId), browser)
  await expect(opened).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('from the portal'),
  })
})

describe('a shop that is connected to an organization already', () => {
  test('is said to be so, and only its teammates are told where', async () => {
    const acme = await testDirectory()
    await connectTestStore(simulator, acme, shop)
    expect(await beginFromShopify(await press('open'), browser)).toEqual({ connected: shop })
    expect(await organizationOfShop(shop, acme.teammateId)).toMatchObject({ name: 'Acme' })
    expect(await organizationOfShop(shop, undefined)).toBeUndefined()
    expect(await organizationOfShop(shop, await visitor())).toBeUndefined()
  })

  test('and uninstalled there cannot be taken into another one, but comes back to its own with its links', async () => {
    const acme = await testDirectory()
    const { id } = await connectTestStore(simulator, acme, shop)
    await database().store.update({ where: { id }, data: { status: 'uninstalled', sealedAccessToken: null } })
    await control(simulator, 'POST', `stores/${shop}/uninstall`)
    await completeFromShopify(await consentFromAdmin(), browser)
    const other = await testDirectory()
    const claim = { organizationId: other.ctx.organizationId, browserSecret: browser }
    await expect(claimInstall({ ...claim, teammateId: other.teammateId })).rejects.toMatchObject({
      code: 'conflict',
    })
    const { teammateId, ctx } = acme
    await claimInstall({ teammateId, organizationId: ctx.organizationId, browserSecret: browser })
    expect(await viewStores(ctx)).toMatchObject([{ id, status: 'connected' }])
  })
})

import { authorizeUrl, completeInstall } from '@/adapters/shopify/oauth'
import { ensureLinkDefinition } from '@/adapters/shopify/link-key'
import { createShopifyApp, type ShopifyApp } from '@/adapters/shopify/shopify'
import { StoreConnection } from '@/adapters/shopify/store-connection'
import type { TokenGrant } from '@/adapters/shopify/token-grant'
import { startSimulator, type Simulator } from '@/simulator/shopify/start'
import { control } from './stores'

export type SimulatedShopify = { simulator: Simulator; app: ShopifyApp }

/** A simulator and an app that reaches it through the adapter. */
export async function simulateShopify(scopes?: string[]): Promise<SimulatedShopify> {
  const simulator = await startSimulator()
  const app = createShopifyApp({
    apiKey: 'simulated-app',
    apiSecret: 'simulated-app-secret',
    portalUrl: 'http://127.0.0.1:3000',
    simulatorUrl: simulator.url,
    ...(scopes && { scopes }),
  })
  return { simulator, app }
}

/** Adds a shop and presses a button on its consent page; answers the address that the browser is sent back to. */
export async function pressConsent(
  { simulator, app }: SimulatedShopify,
  shop: string,
  decision: 'install' | 'cancel' = 'install',
  state = 'state',
) {
  await control(simulator, 'POST', 'stores', { domain: shop })
  const body = new URLSearchParams({ decision })
  const sent = await fetch(authorizeUrl(app, { shop, state }), { method: 'POST', redirect: 'manual', body })
  return new URL(sent.headers.get('location') ?? '')
}

export async function installApp(shopify: SimulatedShopify, shop: string): Promise<TokenGrant> {
  const installed = await completeInstall(shopify.app, await pressConsent(shopify, shop), async () => true)
  if (!installed.ok) throw new Error(installed.failure.message)
  return installed.grant
}

let shops = 0

/** A connection to a new shop in which the app is installed and ready to write. */
export async function connectShop(shopify: SimulatedShopify, settings: Record<string, unknown> = {}) {
  const shop = `shop-${++shops}.myshopify.com`
  await control(shopify.simulator, 'POST', 'stores', { domain: shop, ...settings })
  const store = new StoreConnection(shopify.app, await installApp(shopify, shop))
  await ensureLinkDefinition(store)
  return store
}

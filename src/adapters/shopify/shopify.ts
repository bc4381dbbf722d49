import { ApiVersion, LogSeverity, shopifyApi } from '@shopify/shopify-api'
import { requiredScopes } from './scopes'
import { reachStores } from './simulator'

/** One Shopify app: the deployment's own, or the one that an organization brought. */
export type ShopifySettings = {
  apiKey: string
  apiSecret: string
  /** Where people reach the portal, without a slash at the end. */
  portalUrl: string
  scopes?: string[]
  simulatorUrl?: string
}

export const apiVersion = ApiVersion.October26

export type ShopifyApp = ReturnType<typeof createShopifyApp>

export function createShopifyApp({
  apiKey,
  apiSecret,
  portalUrl,
  scopes = requiredScopes,
  simulatorUrl,
}: ShopifySettings) {
  reachStores(simulatorUrl)
  const portal = new URL(portalUrl)
  const api = shopifyApi({
    apiKey,
    apiSecretKey: apiSecret,
    apiVersion,
    scopes,
    hostName: portal.host,
    hostScheme: portal.protocol === 'http:' ? 'http' : 'https',
    isEmbeddedApp: false,
    userAgentPrefix: 'Rollcall',
    logger: { level: LogSeverity.Error },
  })
  return { api, apiKey, apiSecret, portalUrl, scopes, simulatorUrl }
}

import { ApiVersion, LogSeverity, shopifyApi } from '@shopify/shopify-api'
import { askedScopes } from './scopes'
import { reachStores } from './simulator'

/** One Shopify app: the deployment's own, or the one that an organization brought. */
export type ShopifySettings = {
  apiKey: string
  apiSecret: string
  /** The secret before this one: while it is being rotated, Shopify signs with either. */
  oldApiSecret?: string
  /** Where people reach the portal, without a slash at the end. */
  portalUrl: string
  scopes?: string[]
  simulatorUrl?: string
  /** How long an answer of the Admin API is waited for; Shopify gives up by itself after 10 s. */
  answerSeconds?: number
}

export const apiVersion = ApiVersion.October26

export type ShopifyApp = ReturnType<typeof createShopifyApp>

export function createShopifyApp({
  apiKey,
  apiSecret,
  oldApiSecret,
  portalUrl,
  scopes = askedScopes,
  simulatorUrl,
  answerSeconds = 15,
}: ShopifySettings) {
  reachStores(simulatorUrl)
  const portal = new URL(portalUrl)
  const withSecret = (apiSecretKey: string) =>
    shopifyApi({
      apiKey,
      apiSecretKey,
      apiVersion,
      scopes,
      hostName: portal.host,
      hostScheme: portal.protocol === 'http:' ? 'http' : 'https',
      isEmbeddedApp: false,
      userAgentPrefix: 'Rollcall',
      logger: { level: LogSeverity.Error },
    })
  const api = withSecret(apiSecret)
  /** Whose signatures are believed, the current secret first. */
  const verifiers = [api, oldApiSecret ? withSecret(oldApiSecret) : undefined] as const
  const secrets = oldApiSecret ? [apiSecret, oldApiSecret] : [apiSecret]
  return { api, verifiers, secrets, apiKey, apiSecret, portalUrl, scopes, simulatorUrl, answerSeconds }
}

import type { OwnApp } from '@/adapters/db/shopify-apps'
import { createShopifyApp, type ShopifyApp } from '@/adapters/shopify/shopify'
import { Vault } from '@/adapters/vault/seal'
import { env } from '@/env'

let app: ShopifyApp | undefined

/** The deployment's Shopify app, made from the environment once. */
export const shopifyApp = () =>
  (app ??= createShopifyApp({
    apiKey: env().SHOPIFY_API_KEY,
    apiSecret: env().SHOPIFY_API_SECRET,
    oldApiSecret: env().SHOPIFY_API_SECRET_OLD,
    portalUrl: env().PORTAL_URL,
    simulatorUrl: env().SHOPIFY_SIMULATOR_URL,
    answerSeconds: env().SHOPIFY_ANSWER_SECONDS,
  }))

/** An app that an organization brought, with a secret that is not sealed. */
export const appWithSecret = (apiKey: string, apiSecret: string, oldApiSecret?: string) =>
  createShopifyApp({
    apiKey,
    apiSecret,
    oldApiSecret,
    portalUrl: env().PORTAL_URL,
    simulatorUrl: env().SHOPIFY_SIMULATOR_URL,
    answerSeconds: env().SHOPIFY_ANSWER_SECONDS,
  })

const KEPT = 200
const ownApps = new Map<string, ShopifyApp>()

/** An app that an organization brought. Making one takes a while, so they are kept; a new secret makes a new one. */
export function ownShopifyApp(row: OwnApp): ShopifyApp {
  const oldIsGood = row.oldSecretUntil !== null && row.oldSecretUntil > new Date()
  const sealedOld = oldIsGood ? row.sealedOldSecret : null
  const key = `${row.sealedSecret} ${sealedOld}`
  const known = ownApps.get(key)
  if (known) return known
  const open = (sealed: string) => vault().open(sealed, appSealingContext(row.id))
  const made = appWithSecret(row.clientId, open(row.sealedSecret), sealedOld ? open(sealedOld) : undefined)
  if (ownApps.size >= KEPT) ownApps.clear()
  ownApps.set(key, made)
  return made
}

/** The app that a store is connected with. */
export const appOf = ({ shopifyApp: own }: { shopifyApp: OwnApp | null }) =>
  own ? ownShopifyApp(own) : shopifyApp()

let opened: Vault | undefined

export const vault = () => (opened ??= new Vault(env().ENCRYPTION_KEYS))

/** A store's secrets are bound to the store's id: a sealed token copied to another row does not open. */
export const sealingContext = (storeId: string) => `store:${storeId}`

/** The same for the secrets of an app that an organization brought. */
export const appSealingContext = (shopifyAppId: string) => `shopify-app:${shopifyAppId}`

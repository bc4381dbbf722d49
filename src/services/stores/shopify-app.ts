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
  }))

let opened: Vault | undefined

export const vault = () => (opened ??= new Vault(env().ENCRYPTION_KEYS))

/** A store's secrets are bound to the store's id: a sealed token copied to another row does not open. */
export const sealingContext = (storeId: string) => `store:${storeId}`

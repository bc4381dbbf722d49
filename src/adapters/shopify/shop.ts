import { describeShop } from './documents/shop'
import type { StoreConnection } from './store-connection'

/** A store as Shopify describes it, and what the app may do there. */
export type ShopDescription = {
  id: string
  name: string
  domain: string
  plan: string
  isPlus: boolean
  isDevelopment: boolean
  currency: string
  timeZone: string
  /** CLASSIC accounts can be invited; on NEW_CUSTOMER_ACCOUNTS anyone who can read the mailbox signs in. */
  accounts: 'CLASSIC' | 'NEW_CUSTOMER_ACCOUNTS'
  loginRequiredAtCheckout: boolean
  grantedScopes: string[]
  /** The API version that answered. */
  apiVersion: string | null
}

export async function readShop(store: StoreConnection): Promise<ShopDescription> {
  const { data, apiVersion } = await store.request(describeShop, {})
  const { shop, currentAppInstallation } = data
  return {
    id: shop.id,
    name: shop.name,
    domain: shop.myshopifyDomain,
    plan: shop.plan.publicDisplayName,
    isPlus: shop.plan.shopifyPlus,
    isDevelopment: shop.plan.partnerDevelopment,
    currency: shop.currencyCode,
    timeZone: shop.ianaTimezone,
    accounts: shop.customerAccountsV2.customerAccountsVersion,
    loginRequiredAtCheckout: shop.customerAccountsV2.loginRequiredAtCheckout,
    grantedScopes: currentAppInstallation.accessScopes.map(({ handle }) => handle),
    apiVersion,
  }
}

import { liveConnectionOf } from '@/adapters/db/stores'
import { ownAppsOfShop } from '@/adapters/db/shopify-apps'
import { verifySigned } from '@/adapters/shopify/oauth'
import { Refused } from '../refused'
import { beginInstall } from '../stores/begin-install'
import { ownShopifyApp, shopifyApp } from '../stores/shopify-app'

/** Where a merchant goes who opened the app in Shopify: to the consent page, or to what is connected already. */
export type Opened = { consentPage: string } | { connected: string }

/**
 * A merchant opens or installs the app from Shopify's side: `url` is what Shopify made of the app's address. A shop
 * that is connected is named; every other one is asked for consent at once, and only this browser may come back.
 */
export async function beginFromShopify(url: URL, browserSecret: string): Promise<Opened> {
  const shop = await signedShop(url)
  if (await liveConnectionOf(shop)) return { connected: shop }
  return { consentPage: await beginInstall(shopifyApp(), shop, { browserSecret }) }
}

/** The shop in an address that Shopify signed for this deployment's app, or for one that the shop is connected with. */
async function signedShop(url: URL): Promise<string> {
  const signed = await verifySigned(shopifyApp(), url)
  if (signed.ok) return signed.shop
  if (signed.failure.code === 'shop-invalid') throw refusal(signed.failure.message)
  for (const own of await ownAppsOfShop(url.searchParams.get('shop') ?? '')) {
    const byOwn = await verifySigned(ownShopifyApp(own), url)
    if (!byOwn.ok) continue
    if (await liveConnectionOf(byOwn.shop)) return byOwn.shop
    throw new Refused(
      'invalid',
      `${byOwn.shop} was connected with an app of your own and has lost access. Sign in, and re-authorise it under Stores.`,
    )
  }
  throw refusal(`${signed.failure.message} ${OWN_APP}`)
}

/** Nobody can tell an app that was never entered here from a forgery. */
const OWN_APP =
  'If the app is one that your organization made, connect its first store from the portal: Stores, Connect store, with the app’s client id and secret.'

const refusal = (message: string) =>
  new Refused('invalid', `${message} Open the app again from your Shopify admin.`)

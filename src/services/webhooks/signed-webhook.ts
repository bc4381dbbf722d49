import { ownAppsOfShop } from '@/adapters/db/shopify-apps'
import { validateWebhook, type Webhook } from '@/adapters/shopify/webhook'
import { ownShopifyApp, shopifyApp } from '../stores/shopify-app'

type Delivered = { rawBody: string; headers: Pick<Headers, 'get'> }

/** `shopifyAppId`: the own app that has signed it; null is the app of this deployment. */
type SignedWebhook = { webhook: Webhook; shopifyAppId: string | null }

/**
 * Who has signed a delivery: the deployment's app, or one that an organization connected the shop with. The shop's name
 * only says whose secrets to try. Undefined when it is nobody's.
 */
export async function signedWebhook(delivered: Delivered): Promise<SignedWebhook | undefined> {
  const checked = validateWebhook(shopifyApp(), delivered)
  if (checked.ok) return { webhook: checked.webhook, shopifyAppId: null }
  for (const own of await ownAppsOfShop(delivered.headers.get('x-shopify-shop-domain') ?? '')) {
    const byOwn = validateWebhook(ownShopifyApp(own), delivered)
    if (byOwn.ok) return { webhook: byOwn.webhook, shopifyAppId: own.id }
  }
  return undefined
}

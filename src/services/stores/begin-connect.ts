import { requireRole, type Context } from '../context'
import { beginInstall } from './begin-install'
import { shopifyApp } from './shopify-app'
import { shopToConnect } from './shop-to-connect'

/**
 * Starts connecting a shop, typed in any form, with the app of this deployment. Answers the address of Shopify's
 * consent page.
 */
export async function beginConnect(ctx: Context, typed: string): Promise<string> {
  requireRole(ctx, 'admin')
  const shop = await shopToConnect(ctx, typed)
  return beginInstall(shopifyApp(), shop, { ctx, shopifyAppId: null })
}

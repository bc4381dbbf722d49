import { findStoreOfShop } from '@/adapters/db/stores'
import { requestOwnAccess } from '@/adapters/shopify/oauth'
import { read, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { beginInstall } from './begin-install'
import { connectGranted } from './connect-granted'
import { appOf, shopifyApp } from './shopify-app'
import { shopToConnect } from './shop-to-connect'

export type Reauthorised = { consentPage: string } | { connected: string }

/**
 * Gets access to a shop again, the way in which it was connected: a person consents, or an own app asks for itself. A
 * shop that was never connected starts with the app of this deployment.
 */
export async function reauthorise(ctx: Context, typed: string): Promise<Reauthorised> {
  requireRole(ctx, 'admin')
  const shop = await shopToConnect(ctx, typed)
  const store = await read(ctx, (tenant) => findStoreOfShop(tenant, shop))
  const app = store ? appOf(store) : shopifyApp()
  const shopifyAppId = store?.shopifyApp?.id ?? null
  if (store?.auth !== 'client_credentials')
    return { consentPage: await beginInstall(app, shop, { ctx, shopifyAppId }) }
  const granted = await requestOwnAccess(app, shop)
  if (!granted.ok) throw new Refused('invalid', granted.failure.message, 'shop')
  const connected = await connectGranted(ctx, granted.grant, { app, shopifyAppId, auth: store.auth })
  return { connected }
}

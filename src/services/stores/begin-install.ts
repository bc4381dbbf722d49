import { beginInstall as keepInstall } from '@/adapters/db/installs'
import { authorizeUrl } from '@/adapters/shopify/oauth'
import type { ShopifyApp } from '@/adapters/shopify/shopify'
import { hashToken, newState } from '@/adapters/vault/token'
import type { Context } from '../context'

const INSTALL_LIVES_MS = 10 * 60_000

type Starter =
  | { ctx: Context; shopifyAppId: string | null }
  /** A merchant from Shopify's side: only the browser with this secret may come back. */
  | { browserSecret: string }

/** Starts an OAuth install that only its starter can end. Answers the address of Shopify's consent page. */
export async function beginInstall(app: ShopifyApp, shop: string, starter: Starter): Promise<string> {
  const state = newState()
  await keepInstall({
    stateHash: hashToken(state),
    organizationId: 'ctx' in starter ? starter.ctx.organizationId : null,
    teammateId: 'ctx' in starter ? (starter.ctx.actor.id ?? null) : null,
    shopifyAppId: 'ctx' in starter ? starter.shopifyAppId : null,
    browserHash: 'ctx' in starter ? null : hashToken(starter.browserSecret),
    domain: shop,
    expiresAt: new Date(Date.now() + INSTALL_LIVES_MS),
  })
  return authorizeUrl(app, { shop, state })
}

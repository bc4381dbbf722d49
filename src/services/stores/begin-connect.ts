import { beginInstall } from '@/adapters/db/installs'
import { shopConnectedElsewhere } from '@/adapters/db/stores'
import { authorizeUrl } from '@/adapters/shopify/oauth'
import { parseShopDomain } from '@/adapters/shopify/shop-domain'
import { hashToken, newState } from '@/adapters/vault/token'
import { requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { shopifyApp } from './shopify-app'

const INSTALL_LIVES_MS = 10 * 60_000

/** Starts connecting a shop, typed in any form. Answers the address of Shopify's consent page. */
export async function beginConnect(ctx: Context, typed: string): Promise<string> {
  requireRole(ctx, 'admin')
  const parsed = parseShopDomain(typed)
  if (!parsed.ok) throw new Refused('invalid', parsed.reason, 'shop')
  if (await shopConnectedElsewhere(ctx.organizationId, parsed.shop)) {
    throw new Refused(
      'conflict',
      `${parsed.shop} is connected to another organization. It must be disconnected there first.`,
      'shop',
    )
  }
  const state = newState()
  await beginInstall({
    stateHash: hashToken(state),
    organizationId: ctx.organizationId,
    teammateId: ctx.actor.id ?? '',
    domain: parsed.shop,
    expiresAt: new Date(Date.now() + INSTALL_LIVES_MS),
  })
  return authorizeUrl(shopifyApp(), { shop: parsed.shop, state })
}

import { findInstall, takeInstall, type Install } from '@/adapters/db/installs'
import { ownAppById } from '@/adapters/db/shopify-apps'
import { completeInstall } from '@/adapters/shopify/oauth'
import { hashToken } from '@/adapters/vault/token'
import { authorizeTeammate } from '../auth/authorize'
import { requireRole } from '../context'
import { Refused } from '../refused'
import { connectGranted } from './connect-granted'
import { refuseIfElsewhere } from './shop-to-connect'
import { ownShopifyApp, shopifyApp } from './shopify-app'

/** Whose install the state in a callback belongs to; undefined when it is unknown, used or over. */
export const startedInstall = (url: URL) => findInstall(hashToken(url.searchParams.get('state') ?? ''))

/**
 * Ends an OAuth install that a teammate has started: `url` is what Shopify sent the browser back to. The started
 * install is claimed once, and only by the teammate who started it. Answers the connected shop's domain.
 */
export async function completeConnect(teammateId: string, url: URL): Promise<string> {
  const started = await startedInstall(url)
  const own = started?.shopifyAppId ? await ownAppById(started.shopifyAppId) : null
  const app = own ? ownShopifyApp(own) : shopifyApp()
  const claim = async (state: string, shop: string) => {
    const install = await takeInstall(hashToken(state), new Date())
    return install && install.domain === shop && install.teammateId === teammateId ? install : null
  }
  const installed = await completeInstall<Install>(app, url, claim)
  if (!installed.ok) throw new Refused('invalid', installed.failure.message, 'shop')
  const ctx = await authorizeTeammate(teammateId, installed.claim.organizationId ?? '')
  if (!ctx) throw new Refused('forbidden', 'You are not a member of this organization any more.')
  requireRole(ctx, 'admin')
  await refuseIfElsewhere(ctx, installed.grant.shop)
  const by = { app, shopifyAppId: own?.id ?? null, auth: 'authorization_code' } as const
  return connectGranted(ctx, installed.grant, by)
}

import { appendEvents } from '@/adapters/db/events'
import { takeInstall, type Install } from '@/adapters/db/installs'
import { oweStore } from '@/adapters/db/links'
import { connectStore, storeIdFor } from '@/adapters/db/stores'
import { describeTrouble } from '@/adapters/shopify/failure'
import { ensureLinkDefinition } from '@/adapters/shopify/link-key'
import { completeInstall } from '@/adapters/shopify/oauth'
import { readShop, type ShopDescription } from '@/adapters/shopify/shop'
import { StoreConnection } from '@/adapters/shopify/store-connection'
import type { TokenGrant } from '@/adapters/shopify/token-grant'
import { newId } from '@/adapters/vault/new-id'
import { hashToken } from '@/adapters/vault/token'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { authorizeTeammate } from '../auth/authorize'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { wakeOnce } from '../wake-once'
import { sealedTokens } from './sealed-tokens'
import { shopifyApp } from './shopify-app'

/** Back-filling a store waits behind what IdPs are pushing right now. */
const BACK_FILL = { priority: 50, delayMs: 0 }

/**
 * Ends an OAuth install: `url` is what Shopify sent the browser back to. The started install is claimed once, and only
 * by the teammate who started it. Answers the connected shop's domain.
 */
export async function completeConnect(teammateId: string, url: URL): Promise<string> {
  const claim = async (state: string, shop: string) => {
    const install = await takeInstall(hashToken(state), new Date())
    return install && install.domain === shop && install.teammateId === teammateId ? install : null
  }
  const installed = await completeInstall<Install>(shopifyApp(), url, claim)
  if (!installed.ok) throw new Refused('invalid', installed.failure.message, 'shop')
  const ctx = await authorizeTeammate(teammateId, installed.claim.organizationId)
  if (!ctx) throw new Refused('forbidden', 'You are not a member of this organization any more.')
  requireRole(ctx, 'admin')
  return keepStore(ctx, installed.grant)
}

async function keepStore(ctx: Context, grant: TokenGrant): Promise<string> {
  const shop = await prepareShop(grant)
  const storeId = await change(ctx, async (tenant, owe) => {
    const id = await storeIdFor(tenant, grant.shop, newId(new Date()))
    const store = await connectStore(tenant, {
      id,
      domain: grant.shop,
      name: shop.name,
      scopes: grant.scopes,
      ...sealedTokens(id, grant),
    })
    const people = await oweStore(tenant, id, BACK_FILL)
    await appendEvents(tenant, [
      {
        kind: 'store.connected',
        outcome: 'done',
        title: `Store ${store.name} was connected; ${people} ${people === 1 ? 'person' : 'people'} to sync`,
        actor: ctx.actor,
        storeId: id,
      },
    ])
    owe([id])
    return id
  })
  // Its webhooks are subscribed by a job: that takes longer than a person should wait for.
  wakeOnce('store/connected', ctx.organizationId, [storeId])
  return grant.shop
}

/** Reads the shop and makes the definition under which its customers are keyed. */
async function prepareShop({ shop, accessToken }: TokenGrant): Promise<ShopDescription> {
  const connection = new StoreConnection(shopifyApp(), { shop, accessToken })
  try {
    const description = await readShop(connection)
    await ensureLinkDefinition(connection)
    return description
  } catch (error) {
    if (!(error instanceof StoreTroubleError)) throw error
    const { message, fix } = describeTrouble(error.trouble)
    throw new Refused('invalid', `${message} ${fix}`, 'shop')
  }
}

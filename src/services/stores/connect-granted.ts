import { isUniqueViolation } from '@/adapters/db/errors'
import { appendEvents } from '@/adapters/db/events'
import { oweStore } from '@/adapters/db/owe-links'
import { hasLivePeople } from '@/adapters/db/people'
import { connectStore, findStoreOfShop, type StoreAuth } from '@/adapters/db/stores'
import { describeTrouble } from '@/adapters/shopify/failure'
import { ensureLinkDefinition } from '@/adapters/shopify/link-key'
import { readShop, type ShopDescription } from '@/adapters/shopify/shop'
import type { ShopifyApp } from '@/adapters/shopify/shopify'
import { StoreConnection } from '@/adapters/shopify/store-connection'
import type { TokenGrant } from '@/adapters/shopify/token-grant'
import { newId } from '@/adapters/db/new-id'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { change, type Context } from '../context'
import { Refused } from '../refused'
import { wakeOnce } from '../wake-once'
import { scopeStatus } from './scope-status'
import { sealedTokens } from './sealed-tokens'
import { refuseIfElsewhere } from './shop-to-connect'

/** Back-filling a store waits behind what IdPs are pushing right now. */
const BACK_FILL = { priority: 50, delayMs: 0 }

/** `shopifyAppId` is null for the app of this deployment. */
type By = { app: ShopifyApp; shopifyAppId: string | null; auth: StoreAuth }

/**
 * Connects the store that has granted access, with the links that an earlier connection left behind. One that lacks a
 * required scope is connected too, and waits for being authorised again. A new store takes no writes at first when there
 * are people already. Answers its domain.
 */
export async function connectGranted(ctx: Context, grant: TokenGrant, by: By): Promise<string> {
  const said = scopeStatus(grant.scopes)
  const shop = await prepareShop(by.app, grant, said.status === 'connected')
  const storeId = await keepStore(ctx, grant, { ...by, ...said, name: shop.name }).catch(async (error) => {
    // Another organization has connected it since it was looked for there.
    if (isUniqueViolation(error)) await refuseIfElsewhere(ctx, grant.shop)
    throw error
  })
  // Its webhooks are subscribed by a job: that takes longer than a person should wait for.
  wakeOnce('store/connected', ctx.organizationId, [storeId])
  return grant.shop
}

type Connecting = Omit<By, 'app'> & ReturnType<typeof scopeStatus> & { name: string }

const keepStore = (ctx: Context, grant: TokenGrant, { auth, shopifyAppId, name, ...said }: Connecting) =>
  change(ctx, async (tenant, owe) => {
    const known = await findStoreOfShop(tenant, grant.shop)
    const id = known?.id ?? newId(new Date())
    // A store that comes later would be written to in its first second: somebody has to see first what that would be.
    const pausedAt = known === null && (await hasLivePeople(tenant)) ? new Date() : undefined
    const store = await connectStore(tenant, {
      ...{ id, domain: grant.shop, name, scopes: grant.scopes },
      ...{ status: said.status, trouble: said.trouble, auth, shopifyAppId },
      ...(pausedAt && { pausedAt }),
      ...sealedTokens(id, grant),
    })
    const people = await oweStore(tenant, id, BACK_FILL)
    const waits = store.pausedAt ? '; it takes no writes until somebody lets it go live' : ''
    const toSync = `${people} ${people === 1 ? 'person' : 'people'} to sync${waits}`
    await appendEvents(tenant, [
      {
        kind: 'store.connected',
        outcome: said.trouble === null ? 'done' : 'held',
        title: `Store ${store.name} was connected; ${said.trouble ?? toSync}`,
        actor: ctx.actor,
        storeId: id,
      },
    ])
    if (said.status === 'connected') owe([id])
    return id
  })

/** Reads the shop and makes the definition under which its customers are keyed, if it may be written. */
async function prepareShop(
  app: ShopifyApp,
  { shop, accessToken }: TokenGrant,
  mayWrite: boolean,
): Promise<ShopDescription> {
  const connection = new StoreConnection(app, { shop, accessToken })
  try {
    const description = await readShop(connection)
    if (mayWrite) await ensureLinkDefinition(connection)
    return description
  } catch (error) {
    if (!(error instanceof StoreTroubleError)) throw error
    const { message, fix } = describeTrouble(error.trouble)
    throw new Refused('invalid', `${message} ${fix}`, 'shop')
  }
}

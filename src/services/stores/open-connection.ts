import { findStore, keepTokens, lockTokens, type ConnectedStore } from '@/adapters/db/stores'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import { refreshAccess } from '@/adapters/shopify/oauth'
import { StoreConnection } from '@/adapters/shopify/store-connection'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { sealedTokens } from './sealed-tokens'
import { sealingContext, shopifyApp, vault } from './shopify-app'

/** Access is renewed this long before it ends. */
const EARLY_MS = 5 * 60_000

const endsSoon = (store: ConnectedStore) =>
  store.accessTokenExpiresAt !== null && store.accessTokenExpiresAt.getTime() - EARLY_MS < Date.now()

/** A connection to the store's Admin API with an access token that is good for minutes; throws StoreTroubleError. */
export async function openConnection(organizationId: OrganizationId, store: ConnectedStore) {
  const fresh = endsSoon(store) ? await renew(organizationId, store.id) : store
  if (fresh.sealedAccessToken === null) {
    throw new StoreTroubleError({ kind: 'unauthorized', message: 'The store has to be connected again.' })
  }
  const accessToken = vault().open(fresh.sealedAccessToken, sealingContext(fresh.id))
  return new StoreConnection(shopifyApp(), { shop: fresh.domain, accessToken })
}

/** One renewal at a time for each store: whoever waits for the lock finds the new token. */
const renew = (organizationId: OrganizationId, storeId: string): Promise<ConnectedStore> =>
  within(organizationId, async (tenant) => {
    await lockTokens(tenant, storeId)
    const store = await findStore(tenant, storeId)
    if (!store) throw new StoreTroubleError({ kind: 'gone', message: 'The store was disconnected.' })
    if (!endsSoon(store) || store.sealedRefreshToken === null) return store
    const refreshToken = vault().open(store.sealedRefreshToken, sealingContext(store.id))
    const renewed = await refreshAccess(shopifyApp(), { shop: store.domain, refreshToken })
    if (!renewed.ok) {
      const { code, message } = renewed.failure
      throw new StoreTroubleError(
        code === 'store-unavailable'
          ? { kind: 'unavailable', message, retryAfterMs: 10_000 }
          : { kind: 'unauthorized', message },
      )
    }
    const tokens = sealedTokens(store.id, renewed.grant)
    await keepTokens(tenant, store.id, tokens)
    return { ...store, ...tokens }
  })

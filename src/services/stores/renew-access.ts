import { findStore, keepTokens, lockTokens, type ConnectedStore } from '@/adapters/db/stores'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import { refreshAccess } from '@/adapters/shopify/oauth'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { sealedTokens } from './sealed-tokens'
import { sealingContext, shopifyApp, vault } from './shopify-app'

export const endsWithin = ({ accessTokenExpiresAt }: ConnectedStore, aheadMs: number) =>
  accessTokenExpiresAt !== null && accessTokenExpiresAt.getTime() - aheadMs < Date.now()

/**
 * Renews a store's access when it ends within `aheadMs`. One renewal at a time for each store: whoever waits for the
 * lock finds the new token. Throws StoreTroubleError.
 */
export const renewAccess = (
  organizationId: OrganizationId,
  storeId: string,
  aheadMs: number,
): Promise<ConnectedStore> =>
  within(organizationId, async (tenant) => {
    await lockTokens(tenant, storeId)
    const store = await findStore(tenant, storeId)
    if (!store) throw new StoreTroubleError({ kind: 'gone', message: 'The store was disconnected.' })
    if (!endsWithin(store, aheadMs) || store.sealedRefreshToken === null) return store
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

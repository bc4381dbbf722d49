import { findStore, keepTokens, lockTokens, type ConnectedStore } from '@/adapters/db/stores'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import { refreshAccess, requestOwnAccess } from '@/adapters/shopify/oauth'
import type { OAuthResult } from '@/adapters/shopify/oauth-failure'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { sealedTokens } from './sealed-tokens'
import { appOf, sealingContext, vault } from './shopify-app'

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
    if (!endsWithin(store, aheadMs)) return store
    const renewed = await ask(store)
    if (!renewed) return store
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

/** Undefined when there is nothing to renew the access with. */
async function ask(store: ConnectedStore): Promise<OAuthResult | undefined> {
  const { domain: shop, sealedAccessToken, sealedRefreshToken } = store
  if (store.auth === 'client_credentials')
    return sealedAccessToken === null ? undefined : requestOwnAccess(appOf(store), shop)
  if (sealedRefreshToken === null) return undefined
  const refreshToken = vault().open(sealedRefreshToken, sealingContext(store.id))
  return refreshAccess(appOf(store), { shop, refreshToken })
}

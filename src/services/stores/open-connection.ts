import type { ConnectedStore } from '@/adapters/db/stores'
import type { OrganizationId } from '@/adapters/db/tenant'
import { StoreConnection } from '@/adapters/shopify/store-connection'
import { paceOf } from '@/adapters/shopify/store-pace'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { endsWithin, renewAccess } from './renew-access'
import { sharedPoints } from './shared-points'
import { appOf, sealingContext, vault } from './shopify-app'

/** Access is renewed this long before it ends. */
const EARLY_MS = 5 * 60_000

/** A connection to the store's Admin API with an access token that is good for minutes; throws StoreTroubleError. */
export async function openConnection(organizationId: OrganizationId, store: ConnectedStore) {
  const fresh = endsWithin(store, EARLY_MS) ? await renewAccess(organizationId, store.id, EARLY_MS) : store
  if (fresh.sealedAccessToken === null) {
    throw new StoreTroubleError({ kind: 'unauthorized', message: 'The store has to be connected again.' })
  }
  const accessToken = vault().open(fresh.sealedAccessToken, sealingContext(fresh.id))
  const app = appOf(fresh)
  const pace = paceOf(app.apiKey, fresh.domain, sharedPoints(organizationId, fresh.id))
  return new StoreConnection(app, { shop: fresh.domain, accessToken }, pace)
}

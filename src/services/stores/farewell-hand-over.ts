import { forgetLinks, someLinked } from '@/adapters/db/farewells'
import type { ConnectedStore } from '@/adapters/db/stores'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import { clearLinkKeys } from '@/adapters/shopify/clear-link-keys'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { keepReport } from '../sync/keep-report'
import { endConnection, handedOver } from './farewell'
import { farewellOf } from './farewell-choice'
import { openConnection } from './open-connection'

/** As many as two requests take. */
const AT_ONCE = 50
const RUN_MS = 5_000

/**
 * Makes the customers of a store the merchant's own, some at a time: our key is taken off them, and what we remember of
 * them is forgotten. Whoever was done stays done, so that a broken run goes on where it was.
 */
export async function handOver(organizationId: OrganizationId, store: ConnectedStore) {
  const deadline = Date.now() + RUN_MS
  try {
    const connection = await openConnection(organizationId, store)
    while (Date.now() < deadline) {
      const links = await within(organizationId, (tenant) => someLinked(tenant, store.id, AT_ONCE))
      if (links.length === 0) {
        const farewell = farewellOf(store)
        if (farewell) await endConnection(organizationId, store, farewell)
        return { written: 0, more: false }
      }
      const customerIds = links.map(({ customerId }) => customerId)
      await clearLinkKeys(connection, customerIds)
      const ids = links.map(({ id }) => id)
      await within(organizationId, (tenant) => forgetLinks(tenant, store.id, ids, handedOver))
    }
    return { written: 0, more: true }
  } catch (error) {
    if (!(error instanceof StoreTroubleError)) throw error
    await keepReport(organizationId, store, error)
    return { written: 0, more: false }
  }
}

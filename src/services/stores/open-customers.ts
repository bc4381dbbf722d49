import type { ConnectedStore } from '@/adapters/db/stores'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import { shopifyCustomerStore } from '@/adapters/shopify/customer-store'
import type { RequestOptions } from '@/adapters/shopify/store-connection'
import { extrasOf } from '@/core/mapping/desired-customer'
import type { CustomerStore } from '@/core/reconcile/customer-store'
import { loadConfiguration } from '../configuration/load'
import { openConnection } from './open-connection'

/** The customers of a store, read with whatever the organization's configuration is about; throws StoreTroubleError. */
export async function openCustomers(
  organizationId: OrganizationId,
  store: ConnectedStore,
  options?: RequestOptions,
): Promise<CustomerStore> {
  const { configuration } = await within(organizationId, loadConfiguration)
  const connection = await openConnection(organizationId, store)
  return shopifyCustomerStore(connection, options, extrasOf(configuration, store.id))
}

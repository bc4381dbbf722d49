import type { Delivery } from '@/adapters/db/deliveries'
import { settleDeliveries } from '@/adapters/db/deliveries'
import type { ConnectedStore } from '@/adapters/db/stores'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import type { CustomerStore } from '@/core/reconcile/customer-store'

/** The store that is being listened to. `customers` opens its connection once, when it is first needed. */
export type Listening = {
  organizationId: OrganizationId
  store: ConnectedStore
  customers: () => Promise<CustomerStore>
}

/** Does what one delivery asks for and settles it in the same transaction; 'later' = not now, it is in use. */
export type Handler = (listening: Listening, delivery: Delivery) => Promise<'later' | void>

/** Settles a delivery that changes nothing. */
export const ignoreDelivery: Handler = async ({ organizationId }, { id }) => {
  await within(organizationId, (tenant) => settleDeliveries(tenant, [id], { outcome: 'ignored' }))
}

/** Who is named in the history for what a store told us. */
export const toldBy = ({ id, name }: ConnectedStore) => ({ type: 'store', id, name }) as const

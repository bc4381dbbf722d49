import {
  StoreTroubleError,
  type Removal,
  type RemovalOutcome,
  type WriteFailure,
} from '@/core/reconcile/customer-store'
import { cancelErasure, deleteCustomer, requestErasure, standingOfCustomer } from './documents/leaving'
import type { RequestOptions, StoreConnection } from './store-connection'
import type { UserError } from './write-failure'

/** Ends what a store keeps of a customer who has left: the customer as a whole, or what is personal about it. */
export const removeCustomer = (
  store: StoreConnection,
  customerId: string,
  removal: Removal,
  options?: RequestOptions,
): Promise<RemovalOutcome> =>
  removal === 'delete' ? deleteIfAllowed(store, customerId, options) : eraseData(store, customerId, options)

/** A customer with orders cannot be deleted; one that is gone already needs nothing. */
async function deleteIfAllowed(store: StoreConnection, customerId: string, options?: RequestOptions) {
  const standing = await store.request(standingOfCustomer, { id: customerId }, options)
  if (!standing.data.customer) return outcomeOf([])
  if (!standing.data.customer.canDelete) {
    const orders = standing.data.customer.numberOfOrders
    return { kind: 'refused', message: `Shopify keeps customers with orders (${orders}).` } as const
  }
  const { data } = await store.request(deleteCustomer, { id: customerId }, options)
  return outcomeOf(data.customerDelete?.userErrors)
}

/** Shopify carries it out later. Its scope is optional: without it erasing is off in this store, and nothing else. */
async function eraseData(
  store: StoreConnection,
  customerId: string,
  options?: RequestOptions,
): Promise<RemovalOutcome> {
  try {
    const { data } = await store.request(requestErasure, { id: customerId }, options)
    return outcomeOf(data.customerRequestDataErasure?.userErrors)
  } catch (error) {
    if (!(error instanceof StoreTroubleError) || error.trouble.kind !== 'scope-missing') throw error
    const message =
      'This store has not granted write_customer_data_erasure. Re-authorise it under Stores, or take erasure out of its policy.'
    return { kind: 'refused', message }
  }
}

/** Takes an erasure back; answers why that was refused. One that is not under way needs nothing. */
export async function keepCustomer(
  store: StoreConnection,
  customerId: string,
  options?: RequestOptions,
): Promise<WriteFailure | undefined> {
  const { data } = await store.request(cancelErasure, { id: customerId }, options)
  const [error] = data.customerCancelDataErasure?.userErrors ?? []
  if (!error || error.code === 'NOT_BEING_ERASED') return undefined
  return { code: 'store-refused', message: error.message }
}

function outcomeOf(errors: UserError[] = []): RemovalOutcome {
  const [error] = errors
  return error ? { kind: 'refused', message: error.message } : { kind: 'done' }
}

import type { WriteFailure } from '@/core/reconcile/customer-store'
import {
  clearMetafields,
  deleteCustomer,
  requestErasure,
  standingOfCustomer,
  withdrawEmailConsent,
  withdrawSmsConsent,
} from './documents/leaving'
import type { StoreConnection } from './store-connection'
import { writeFailure, type UserError } from './write-failure'

/** What a lever of the leaving policy did; `unneeded` when there was nothing left to take away. */
export type LeverResult = { kind: 'done' } | { kind: 'unneeded' } | { kind: 'failed'; failure: WriteFailure }

/** Ends marketing by e-mail and by text message, as far as the customer has them and had agreed. */
export async function withdrawConsent(store: StoreConnection, customerId: string): Promise<LeverResult> {
  const { data } = await store.request(standingOfCustomer, { id: customerId })
  if (!data.customer) return gone()
  const agreed = (state: string | undefined) => state === 'SUBSCRIBED' || state === 'PENDING'
  const byEmail = agreed(data.customer.defaultEmailAddress?.marketingState)
  const bySms = agreed(data.customer.defaultPhoneNumber?.smsMarketingConsent.state)
  if (!byEmail && !bySms) return { kind: 'unneeded' }
  const errors: UserError[] = []
  if (byEmail) {
    const input = { customerId, emailMarketingConsent: { marketingState: 'UNSUBSCRIBED' as const } }
    const { data } = await store.request(withdrawEmailConsent, { input })
    errors.push(...(data.customerEmailMarketingConsentUpdate?.userErrors ?? []))
  }
  if (bySms) {
    const input = { customerId, smsMarketingConsent: { marketingState: 'UNSUBSCRIBED' as const } }
    const { data } = await store.request(withdrawSmsConsent, { input })
    errors.push(...(data.customerSmsMarketingConsentUpdate?.userErrors ?? []))
  }
  return leverResult(errors)
}

/** Deletes the customer if Shopify allows it: a customer with orders stays. */
export async function deleteIfAllowed(store: StoreConnection, customerId: string): Promise<LeverResult> {
  const standing = await store.request(standingOfCustomer, { id: customerId })
  if (!standing.data.customer) return { kind: 'unneeded' }
  if (!standing.data.customer.canDelete) {
    const orders = standing.data.customer.numberOfOrders
    return {
      kind: 'failed',
      failure: { code: 'store-refused', message: `The customer has orders (${orders}).` },
    }
  }
  const { data } = await store.request(deleteCustomer, { id: customerId })
  return leverResult(data.customerDelete?.userErrors)
}

/** Asks Shopify to erase the customer's personal data; needs the scope write_customer_data_erasure. */
export async function eraseData(store: StoreConnection, customerId: string): Promise<LeverResult> {
  const { data } = await store.request(requestErasure, { id: customerId })
  return leverResult(data.customerRequestDataErasure?.userErrors)
}

/** Takes metafields away from a customer; ones that it does not have are no error. */
export async function removeMetafields(
  store: StoreConnection,
  customerId: string,
  metafields: { namespace: string; key: string }[],
): Promise<LeverResult> {
  if (metafields.length === 0) return { kind: 'unneeded' }
  const owned = metafields.map((metafield) => ({ ...metafield, ownerId: customerId }))
  const { data } = await store.request(clearMetafields, { metafields: owned })
  return leverResult(data.metafieldsDelete?.userErrors)
}

function leverResult(errors: UserError[] = []): LeverResult {
  const failure = writeFailure(errors)
  return failure ? { kind: 'failed', failure } : { kind: 'done' }
}

const gone = (): LeverResult => ({
  kind: 'failed',
  failure: { code: 'customer-gone', message: 'The customer does not exist any more.' },
})

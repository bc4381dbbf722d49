import { canonical } from '@/core/reconcile/canonical'
import type { CustomerRecord, CustomerStore } from '@/core/reconcile/customer-store'
import { AliasedRequest } from './aliased'
import { recordOf } from './customer-record'
import { writeCustomers } from './customer-writes'
import { customerByIdentifier, customersById } from './documents/customer-read'
import { LINK_KEY } from './link-key'
import type { RequestOptions, StoreConnection } from './store-connection'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { troubleOfErrors } from './trouble'

/** The port to the customers of one connected store, over its Admin API. */
export function shopifyCustomerStore(store: StoreConnection, options?: RequestOptions): CustomerStore {
  return {
    write: (writes) => writeCustomers(store, writes, options),
    read: (customerIds) => readById(store, customerIds, options),
    findByLinkKeys: (linkIds) => readByLinkKey(store, linkIds, options),
    findByEmail: (email) => readByEmail(store, email, options),
    findByPhone: (phone) => readByPhone(store, phone, options),
  }
}

async function readById(store: StoreConnection, customerIds: string[], options?: RequestOptions) {
  const { data, errors } = await store.request(customersById, { ids: customerIds }, options)
  // A null beside an error is unknown, not gone.
  if (errors.length > 0) throw new StoreTroubleError(troubleOfErrors(errors))
  const found = new Map<string, CustomerRecord | null>(customerIds.map((id) => [id, null]))
  for (const node of data.nodes) if (node && 'id' in node) found.set(node.id, recordOf(node))
  return found
}

async function readByLinkKey(store: StoreConnection, linkIds: string[], options?: RequestOptions) {
  const found = new Map<string, CustomerRecord>()
  if (linkIds.length === 0) return found
  const request = new AliasedRequest()
  const asked = linkIds.map((linkId) => {
    const identifier = { customId: { key: LINK_KEY, value: linkId } }
    return { linkId, answer: request.add(customerByIdentifier, { identifier }) }
  })
  const { data, errors } = await store.requestAliased(request, options)
  if (errors.length > 0) throw new StoreTroubleError(troubleOfErrors(errors))
  for (const { linkId, answer } of asked) {
    const customer = answer.from(data).customerByIdentifier
    if (customer) found.set(linkId, recordOf(customer))
  }
  return found
}

async function readByEmail(store: StoreConnection, email: string, options?: RequestOptions) {
  const { data } = await store.request(customerByIdentifier, { identifier: { emailAddress: email } }, options)
  const customer = data.customerByIdentifier && recordOf(data.customerByIdentifier)
  return customer?.email?.toLowerCase() === email.trim().toLowerCase() ? customer : null
}

async function readByPhone(store: StoreConnection, phone: string, options?: RequestOptions) {
  const { data } = await store.request(customerByIdentifier, { identifier: { phoneNumber: phone } }, options)
  const customer = data.customerByIdentifier && recordOf(data.customerByIdentifier)
  return customer && canonical('phone', customer.phone) === canonical('phone', phone) ? customer : null
}

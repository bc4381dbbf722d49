import { canonical } from '@/core/reconcile/canonical'
import type { CustomerRecord, CustomerStore } from '@/core/reconcile/customer-store'
import { AliasedRequest } from './aliased'
import { readExtras, type Extras } from './customer-extras'
import { recordOf } from './customer-record'
import { writeCustomers } from './customer-writes'
import { customerByIdentifier, customersById } from './documents/customer-read'
import { LINK_KEY } from './link-key'
import type { RequestOptions, StoreConnection } from './store-connection'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { troubleOfErrors } from './trouble'

/** The port to the customers of one connected store, over its Admin API. What is read is complete with `extras`. */
export function shopifyCustomerStore(
  store: StoreConnection,
  options?: RequestOptions,
  extras: Extras = { metafields: [], roles: false },
): CustomerStore {
  const complete = (records: CustomerRecord[]) => readExtras(store, records, extras, options)
  const completeOne = async (record: CustomerRecord | null) =>
    record && ((await complete([record]))[0] ?? null)
  return {
    write: (writes) => writeCustomers(store, writes, options),
    read: async (customerIds) => {
      const found = await readById(store, customerIds, options)
      const records = [...found.values()].filter((record) => record !== null)
      for (const record of await complete(records)) found.set(record.id, record)
      return found
    },
    findByLinkKeys: async (linkIds) => {
      const found = await readByLinkKey(store, linkIds, options)
      const records = new Map((await complete([...found.values()])).map((record) => [record.id, record]))
      return new Map([...found].map(([linkId, record]) => [linkId, records.get(record.id) ?? record]))
    },
    findByEmail: async (email) => completeOne(await readByEmail(store, email, options)),
    findByPhone: async (phone) => completeOne(await readByPhone(store, phone, options)),
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

import type { CustomerRecord, CustomerStore, MetafieldField } from '@/core/reconcile/customer-store'
import { AliasedRequest } from './aliased'
import { readExtras, type Extras } from './customer-extras'
import { recordOf } from './customer-record'
import { writeCustomers } from './customer-writes'
import { customerByIdentifier, customersById } from './documents/customer-read'
import { findByContacts } from './find-customers'
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
  const complete = (records: CustomerRecord[], also: readonly MetafieldField[] = []) =>
    readExtras(store, records, { ...extras, metafields: [...extras.metafields, ...also] }, options)
  return {
    write: (writes) => writeCustomers(store, writes, options),
    read: async (customerIds, also) => {
      const found = await readById(store, customerIds, options)
      const records = [...found.values()].filter((record) => record !== null)
      for (const record of await complete(records, also)) found.set(record.id, record)
      return found
    },
    findByLinkKeys: async (linkIds) => {
      const found = await readByLinkKey(store, linkIds, options)
      const records = new Map((await complete([...found.values()])).map((record) => [record.id, record]))
      return new Map([...found].map(([linkId, record]) => [linkId, records.get(record.id) ?? record]))
    },
    findByContacts: async (contacts) => {
      const found = await findByContacts(store, contacts, options)
      const records = await complete(found.flatMap((each) => each?.customer ?? []))
      const byId = new Map(records.map((record) => [record.id, record]))
      return found.map((each) => each && { ...each, customer: byId.get(each.customer.id) ?? each.customer })
    },
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

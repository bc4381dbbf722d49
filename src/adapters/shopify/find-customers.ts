import { canonical } from '@/core/reconcile/canonical'
import { StoreTroubleError, type Contact, type FoundCustomer } from '@/core/reconcile/customer-store'
import { AliasedRequest } from './aliased'
import { recordOf, type CustomerAnswer } from './customer-record'
import { customerByContact } from './documents/customer-find'
import type { RequestOptions, StoreConnection } from './store-connection'
import { troubleOfErrors } from './trouble'

/** Looks for all of them in one request, by identifier and not by search: the search index is late and splits words. */
export async function findByContacts(
  store: StoreConnection,
  contacts: Contact[],
  options?: RequestOptions,
): Promise<(FoundCustomer | null)[]> {
  if (contacts.length === 0) return []
  const request = new AliasedRequest()
  const asked = contacts.map((contact) => {
    const identifier = 'email' in contact ? { emailAddress: contact.email } : { phoneNumber: contact.phone }
    return { contact, answer: request.add(customerByContact, { identifier }) }
  })
  const { data, errors } = await store.requestAliased(request, options)
  if (errors.length > 0) throw new StoreTroubleError(troubleOfErrors(errors))
  return asked.map(({ contact, answer }) => {
    const found = answer.from(data).customerByIdentifier
    if (!found) return null
    const customer = foundOf(found)
    return isAskedFor(contact, customer.customer) ? customer : null
  })
}

type FoundAnswer = CustomerAnswer & { state: string; numberOfOrders: unknown }

export const foundOf = (answer: FoundAnswer): FoundCustomer => ({
  customer: recordOf(answer),
  state: answer.state,
  orders: Number(answer.numberOfOrders),
  createdAt: answer.createdAt,
})

const isAskedFor = (contact: Contact, { email, phone }: FoundCustomer['customer']) =>
  'email' in contact
    ? canonical('email', email) === canonical('email', contact.email)
    : canonical('phone', phone) === canonical('phone', contact.phone)

import type { ResultOf } from 'gql.tada'
import type { CustomerFields, CustomerRecord } from '@/core/reconcile/customer-store'
import type { customerRecord, shownAddress } from './documents/customer-record'

export type CustomerAnswer = ResultOf<typeof customerRecord>

export const recordOf = (customer: CustomerAnswer): CustomerRecord => ({
  id: customer.id,
  linkKey: customer.metafield?.value ?? null,
  email: customer.defaultEmailAddress?.emailAddress ?? null,
  phone: customer.defaultPhoneNumber?.phoneNumber ?? null,
  firstName: customer.firstName,
  lastName: customer.lastName,
  locale: customer.locale,
  note: customer.note,
  taxExempt: String(customer.taxExempt),
  emailMarketing: customer.defaultEmailAddress?.marketingState ?? null,
  smsMarketing: customer.defaultPhoneNumber?.smsMarketingConsent.state ?? null,
  ...addressFields(customer.defaultAddress),
  addressId: customer.defaultAddress?.id ?? null,
  tags: customer.tags,
  createdAt: customer.createdAt,
  updatedAt: customer.updatedAt,
})

/** An address as fields of a customer; without one all of them are empty. */
export const addressFields = (address: ResultOf<typeof shownAddress> | null): CustomerFields => ({
  'address.company': address?.company ?? null,
  'address.address1': address?.address1 ?? null,
  'address.address2': address?.address2 ?? null,
  'address.city': address?.city ?? null,
  'address.zip': address?.zip ?? null,
  'address.provinceCode': address?.provinceCode ?? null,
  'address.countryCode': address?.countryCodeV2 ?? null,
})

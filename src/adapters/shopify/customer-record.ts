import type { ResultOf } from 'gql.tada'
import type { CustomerRecord } from '@/core/reconcile/customer-store'
import type { customerRecord } from './documents/customer-record'

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
  tags: customer.tags,
  updatedAt: customer.updatedAt,
})

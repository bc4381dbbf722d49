import type { CensusLine } from '@/adapters/db/census'
import type { FoundCustomer } from '@/core/reconcile/customer-store'
import { foldEmail } from '@/core/reconcile/same-email'

/** A customer as the census keeps it. */
export const censusLine = ({ customer, state, orders }: FoundCustomer): CensusLine => ({
  customerId: customer.id,
  email: customer.email ? foldEmail(customer.email) : null,
  phone: customer.phone ?? null,
  name: [customer.firstName, customer.lastName].filter(Boolean).join(' ') || null,
  tags: customer.tags,
  linkKey: customer.linkKey,
  state,
  orders,
  updatedAt: customer.updatedAt,
})

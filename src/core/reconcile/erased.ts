import type { CustomerFields } from './customer-store'

const personal = ['email', 'phone', 'firstName', 'lastName'] as const

/** Whether a store shows nobody any more: Shopify keeps no customer without a name, an address or a number of theirs. */
export const isErased = (shown: CustomerFields): boolean =>
  shown.emailMarketing === 'REDACTED' || personal.every((field) => shown[field] === null)

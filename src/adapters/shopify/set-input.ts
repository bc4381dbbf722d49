import type { CustomerFields } from '@/core/reconcile/customer-store'
import { addressInput } from './address-input'

/** What customerSet takes of an existing customer; everything else of it has a mutation of its own. */
export function setInput({ email, phone, firstName, lastName, locale, note, taxExempt }: CustomerFields) {
  const given = { email, phone, firstName, lastName, locale, note }
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...(taxExempt !== undefined && { taxExempt: taxExempt === 'true' }),
  }
}

/** What it takes of a new one. An address would replace all that a customer has, so it is set only here. */
export function createInput(fields: CustomerFields, tags: string[]) {
  const address = addressInput(fields)
  return { ...setInput(fields), tags, ...(address && { addresses: [address] }) }
}

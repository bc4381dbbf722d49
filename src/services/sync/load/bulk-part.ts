import { isMetafield, type CustomerCreate } from '@/core/reconcile/customer-store'
import { fieldEntries } from '@/core/reconcile/field-entries'

/** What a bulk operation writes of a new customer, and whether something is left for an ordinary request. */
export function bulkPart(create: CustomerCreate): { create: CustomerCreate; isAll: boolean } {
  const taken = fieldEntries(create.fields).filter(
    ([field]) => !isMetafield(field) && field !== 'emailMarketing' && field !== 'smsMarketing',
  )
  const roles = create.roles ?? []
  const isAll = roles.length === 0 && taken.length === fieldEntries(create.fields).length
  return { create: { ...create, fields: Object.fromEntries(taken), roles: [] }, isAll }
}

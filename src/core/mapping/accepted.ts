import { canonical } from '../reconcile/canonical'
import type { CustomerFields, FieldName } from '../reconcile/customer-store'
import type { Desired } from '../reconcile/decide'
import { fieldNames } from '../reconcile/field-entries'
import type { AcceptedValues } from './person'

/**
 * Mapped fields with what stores have the say over. A store's own field keeps the store's value; of a field that both may
 * change the store's value counts until the directory says something else.
 */
export function withAccepted(
  fields: CustomerFields,
  owners: Desired['owners'],
  accepted: AcceptedValues = {},
): { fields: CustomerFields; initial: FieldName[] } {
  const result: CustomerFields = { ...fields }
  const initial: FieldName[] = []
  for (const field of fieldNames(owners)) {
    const owner = owners[field]
    const known = accepted[field]
    if (!known) {
      if (owner === 'store') initial.push(field)
    } else if (owner === 'store' || canonical(field, fields[field]) === canonical(field, known.against))
      result[field] = known.value
  }
  return { fields: result, initial }
}

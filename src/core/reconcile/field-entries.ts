import type { CustomerFields } from './customer-store'

const fieldNames = ['email', 'phone', 'firstName', 'lastName', 'locale', 'note'] as const

/** The fields that are given, null included, in one order. */
export function fieldEntries(fields: CustomerFields) {
  return fieldNames.flatMap((name): [keyof CustomerFields, string | null][] => {
    const value = fields[name]
    return value === undefined ? [] : [[name, value]]
  })
}

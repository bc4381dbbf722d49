import { isMetafield, standardFields, type CustomerFields, type FieldName } from './customer-store'

/** The fields that are given, null included, in one order: the standard ones, then metafields by name. */
export function fieldEntries(fields: CustomerFields): [FieldName, string | null][] {
  const names: FieldName[] = [...standardFields, ...Object.keys(fields).filter(isMetafield).toSorted()]
  return names.flatMap((name): [FieldName, string | null][] => {
    const value = fields[name]
    return value === undefined ? [] : [[name, value]]
  })
}

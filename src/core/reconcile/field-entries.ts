import { isMetafield, standardFields, type CustomerFields, type FieldName } from './customer-store'

/** The names of fields among an object's keys, in one order: the standard ones, then metafields by name. */
export const fieldNames = (keyed: object): FieldName[] => [
  ...standardFields.filter((field) => Object.hasOwn(keyed, field)),
  ...Object.keys(keyed).filter(isMetafield).toSorted(),
]

/** The fields that are given, null included, in one order. */
export const fieldEntries = (fields: CustomerFields): [FieldName, string | null][] =>
  fieldNames(fields).flatMap((name): [FieldName, string | null][] => {
    const value = fields[name]
    return value === undefined ? [] : [[name, value]]
  })

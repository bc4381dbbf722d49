export type Json = string | number | boolean | null | Json[] | JsonObject
export type JsonObject = { [name: string]: Json }

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** JSON that we have printed ourselves: nothing of it is to be checked, and a list nests what it holds deeper than a client may. */
export const parseOwn = (text: string): Json => JSON.parse(text)

/** null, [] and {} all say "no value" (RFC 7643 §2.5). */
export const isUnassigned = (value: Json | undefined): boolean =>
  value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)

/** Deep equality; the order of an object's names does not count, that of an array's values does. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((value, index) => same(value, b[index]))
    )
  if (!isObject(a) || !isObject(b)) return false
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && same(a[name], b[name]))
  )
}

/** The object's own spelling of a name; SCIM names are case-insensitive (RFC 7643 §2.1). */
export function ownName(object: JsonObject, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name
  const wanted = name.toLowerCase()
  return Object.keys(object).find((key) => key.toLowerCase() === wanted)
}

export function valueOf(object: JsonObject, name: string): Json | undefined {
  const own = ownName(object, name)
  return own === undefined ? undefined : object[own]
}

/** A copy with the name set, or without it when there is no value to set. */
export function withValue(object: JsonObject, name: string, value: Json | undefined): JsonObject {
  const own = ownName(object, name) ?? name
  if (value !== undefined) return { ...object, [own]: value }
  const { [own]: _removed, ...rest } = object
  return rest
}

export const asList = (value: Json | undefined): Json[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]

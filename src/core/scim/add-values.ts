import { invalidValue } from './error'
import { isObject, type Json, type JsonObject, same } from './json'
import { isPrimary } from './value'

/**
 * Adds values to a multi-valued attribute (RFC 7644 §3.5.2.1). One that is there already takes over the new
 * one's sub-attributes, so that adding it again changes nothing.
 */
export function addValues(values: readonly Json[], added: readonly Json[]): Json[] {
  const next = [...values]
  const places = new Map<string, number[]>()
  values.forEach((value, index) => remember(places, value, index))
  const marked = new Set<number>()
  for (const value of added) {
    const place = places.get(identity(value))?.find((index) => isSameValue(next[index], value)) ?? next.length
    const existing = next[place]
    if (existing === undefined) remember(places, value, place)
    next[place] = isObject(existing) && isObject(value) ? { ...existing, ...value } : value
    if (isPrimary(value)) marked.add(place)
  }
  return settlePrimary(next, marked)
}

/** A value that a client made primary takes the mark from the others (RFC 7644 §3.5.2). */
export function settlePrimary(values: Json[], marked: ReadonlySet<number>): Json[] {
  if (marked.size === 0) return values
  if (marked.size > 1) throw invalidValue('primary: only one value may be primary')
  return values.map((value, index) =>
    !marked.has(index) && isObject(value) && value.primary === true ? { ...value, primary: false } : value,
  )
}

function remember(places: Map<string, number[]>, value: Json, index: number): void {
  const key = identity(value)
  const known = places.get(key)
  if (known) known.push(index)
  else places.set(key, [index])
}

const identity = (value: Json): string =>
  JSON.stringify(isObject(value) ? (value.value ?? sorted(value)) : value)

const sorted = (object: JsonObject): Json =>
  Object.entries(object)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flat()

/** RFC 7643 §2.4: a value and its type come together at most once. */
function isSameValue(existing: Json | undefined, added: Json): boolean {
  if (!isObject(existing) || !isObject(added) || added.value === undefined) return same(existing, added)
  const typed = existing.type !== undefined && added.type !== undefined
  return same(existing.value, added.value) && (!typed || same(existing.type, added.type))
}

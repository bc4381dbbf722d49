import type { BulkOperation } from './bulk-request'
import { isObject, isUnassigned, type Json, type JsonObject } from './json'

const prefix = 'bulkId:'
const inPath = /(?<=\/)bulkId:[^/?]+/

/** What an operation refers to: the bulkIds in its data and in its path (RFC 7644 §3.7.2). */
export function referencesOf({ data, path }: BulkOperation): { data: Set<string>; path: string | undefined } {
  const found = new Set<string>()
  if (data) collect(data, found)
  return { data: found, path: inPath.exec(path)?.[0].slice(prefix.length) }
}

function collect(value: Json, found: Set<string>): void {
  if (typeof value === 'string' && value.startsWith(prefix)) found.add(value.slice(prefix.length))
  else if (Array.isArray(value)) value.forEach((each) => collect(each, found))
  else if (isObject(value)) Object.values(value).forEach((each) => collect(each, found))
}

/** The data with ids in place of the references that have one; values that hang on others are left out. */
export function resolveReferences(data: JsonObject, ids: ReadonlyMap<string, string>): JsonObject {
  const resolved = resolveValue(data, ids)
  return isObject(resolved) ? resolved : {}
}

function resolveValue(value: Json, ids: ReadonlyMap<string, string>): Json | undefined {
  if (typeof value === 'string') return value.startsWith(prefix) ? ids.get(value.slice(prefix.length)) : value
  if (Array.isArray(value)) return value.flatMap((each) => resolveValue(each, ids) ?? [])
  if (!isObject(value)) return value
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const resolved = resolveValue(inner, ids)
    return resolved === undefined ? [] : [[name, resolved] as const]
  })
  // A member or a manager whose id is not known yet is no member at all.
  const lost = isReference(value.value) && !kept.some(([name]) => name === 'value')
  return lost || (kept.length === 0 && !isUnassigned(value)) ? undefined : Object.fromEntries(kept)
}

const isReference = (value: Json | undefined) => typeof value === 'string' && value.startsWith(prefix)

export const resolvePath = (path: string, ids: ReadonlyMap<string, string>): string =>
  path.replace(inPath, (reference) => ids.get(reference.slice(prefix.length)) ?? reference)

import { isObject, same, valueOf, type Json, type JsonObject } from '../scim/json'

/** One attribute that differs; `path` as PATCH takes it (RFC 7644 §3.5.2). */
export type AttributeChange = { path: string; from: Json | null; to: Json | null }

/**
 * What turns one record into another, attribute by attribute. Sub-attributes are changed one by one, because a
 * replaced complex attribute keeps the sub-attributes that are not mentioned (RFC 7644 §3.5.2.3).
 */
export function changesBetween(before: JsonObject, after: JsonObject): AttributeChange[] {
  return namesOf(before, after)
    .filter((name) => name.toLowerCase() !== 'schemas')
    .flatMap((name) =>
      changesAt(name, name.includes(':') ? ':' : '.', valueOf(before, name), valueOf(after, name)),
    )
}

function changesAt(
  path: string,
  separator: ':' | '.',
  from: Json | undefined,
  to: Json | undefined,
): AttributeChange[] {
  if (same(from, to)) return []
  if (isObject(from) && isObject(to)) {
    return namesOf(from, to).flatMap((name) =>
      changesAt(`${path}${separator}${name}`, '.', valueOf(from, name), valueOf(to, name)),
    )
  }
  return [{ path, from: from ?? null, to: to ?? null }]
}

/** The names of both, in the order of the first; SCIM names are the same in any case. */
function namesOf(a: JsonObject, b: JsonObject): string[] {
  return [...Object.keys(a), ...Object.keys(b).filter((name) => valueOf(a, name) === undefined)]
}

export type PatchOperation = { op: 'replace'; path: string; value: Json } | { op: 'remove'; path: string }

export const operationsFor = (changes: AttributeChange[]): PatchOperation[] =>
  changes.map(({ path, to }) => (to === null ? { op: 'remove', path } : { op: 'replace', path, value: to }))

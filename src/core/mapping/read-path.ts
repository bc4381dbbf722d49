import { asList, isObject, type Json, type JsonObject, valueOf } from '../scim/json'
import { valueMatcher } from '../scim/filter/match'
import { parsePath } from '../scim/path'
import { userType } from '../scim/schema/registry'
import { holderOf, resolve, scopeOfResource } from '../scim/scope'

/** Every value at a SCIM path of a user, such as `name.givenName` or `emails[type eq "work"].value`. */
export function readPath(user: JsonObject, text: string): Json[] {
  const { name, where, sub, urn } = parsePath(text)
  if (name === undefined) return []
  const resolved = resolve({ name, ...(urn === undefined ? {} : { urn }) }, scopeOfResource(userType))
  const values = asList(valueOf(holderOf(user, resolved.extension), resolved.name))
  const kept = where ? values.filter(valueMatcher(where, resolved)) : values
  return sub === undefined
    ? kept
    : kept.flatMap((value) => (isObject(value) ? asList(valueOf(value, sub)) : []))
}

/** The first text at the first path that has one; several paths say what to fall back to. */
export function readText(user: JsonObject, paths: readonly string[]): string | null {
  for (const path of paths) {
    const text = readPath(user, path).find((value) => typeof value === 'string' && value.trim() !== '')
    if (typeof text === 'string') return text.trim()
  }
  return null
}

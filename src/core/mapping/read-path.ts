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

/** Every text at the first path that has one; several paths say what to fall back to. */
export function readTexts(user: JsonObject, paths: readonly string[]): string[] {
  for (const path of paths) {
    const texts = readPath(user, path).flatMap((value) => textOf(value) ?? [])
    if (texts.length > 0) return texts
  }
  return []
}

/** The first of them, or null. */
export const readText = (user: JsonObject, paths: readonly string[]): string | null =>
  readTexts(user, paths)[0] ?? null

function textOf(value: Json): string | undefined {
  const text = typeof value === 'boolean' || typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined
}

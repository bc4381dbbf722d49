import { foldCase } from '@/core/scim/filter/compare'
import { isPresent } from '@/core/scim/filter/match'
import { isObject, type Json, type JsonObject } from '@/core/scim/json'
import { type Attribute, type Attributes, findAttribute } from '@/core/scim/schema/attribute'
import type { ResourceType } from '@/core/scim/schema/registry'
import { isExtension, withSchemas } from '@/core/scim/schemas-in-use'

/** Marks an object in which nothing is present. No attribute can have this name. */
export const absent = ''

/**
 * A resource as filters compare it, for the column `search`: names and text folded as core folds them, except what
 * is caseExact. So a comparison in the database is the comparison in memory, whatever the database's locale.
 */
export function comparable(resource: JsonObject, type: ResourceType): JsonObject {
  const shown = withSchemas(resource, type)
  return comparableObject(shown, (name) =>
    isExtension(name)
      ? { attributes: type.extensions.find(({ id }) => foldCase(id) === foldCase(name))?.attributes ?? {} }
      : { attribute: findAttribute(type.attributes, name)?.attribute },
  )
}

type Meaning = { attribute?: Attribute | undefined; attributes?: Attributes }

function comparableObject(object: JsonObject, meaning: (name: string) => Meaning): JsonObject {
  const entries = new Map<string, Json>()
  for (const [name, value] of Object.entries(object)) {
    const key = foldCase(name)
    // Of two names that differ by case alone the first counts, as it does in memory.
    if (value === null || key === absent || entries.has(key)) continue
    const { attribute, attributes } = meaning(name)
    entries.set(key, comparableValue(value, attribute, attributes ?? attribute?.sub ?? {}))
  }
  if (!isPresent(object)) entries.set(absent, true)
  return Object.fromEntries(entries)
}

function comparableValue(value: Json, attribute: Attribute | undefined, attributes: Attributes): Json {
  if (!Array.isArray(value)) return single(value, attribute, attributes)
  // SCIM has no arrays of arrays (RFC 7643 §2.4); an undescribed one compares as an object, which is never equal.
  return value.flatMap((each) =>
    Array.isArray(each)
      ? { value: comparableValue(each, undefined, {}), ...(each.length === 0 && { [absent]: true }) }
      : single(each, attribute, attributes),
  )
}

/** A date becomes its text and its moment (ms); which of them counts is the operator's choice. */
function single(value: Json, attribute: Attribute | undefined, attributes: Attributes): Json {
  if (isObject(value))
    return comparableObject(value, (name) => ({ attribute: findAttribute(attributes, name)?.attribute }))
  if (typeof value !== 'string') return value
  if (attribute?.type === 'dateTime' && value !== '')
    return [comparableText(value, attribute), Date.parse(value)]
  return comparableText(value, attribute)
}

/** Text as it compares under an attribute's case rule. */
export const comparableText = (text: string, attribute: Attribute | undefined): string =>
  attribute?.caseExact ? text : foldCase(text)

import { compareText, foldCase } from './filter/compare'
import { comparand } from './filter/match'
import { isObject, type Json, type JsonObject } from './json'
import type { Sort } from './list-query'
import type { ResourceType } from './schema/registry'
import { scopeOfResource, valuesAt } from './scope'
import { isPrimary } from './value'

/**
 * The order of a list (RFC 7644 §3.4.2.3): of several values the primary one counts, else the first; what has
 * none comes last when ascending and first when descending.
 */
export function comparator(
  { by, order }: Sort,
  type: ResourceType,
): (a: JsonObject, b: JsonObject) => number {
  const target = comparand(by, scopeOfResource(type))
  const attribute = target.sub ? target.sub.attribute : target.attribute
  const key = (resource: JsonObject): Json | undefined => {
    const { sub, ...whole } = target
    const values = valuesAt(resource, whole)
    const chosen = values.find(isPrimary) ?? values[0]
    const [value] = sub && isObject(chosen) ? valuesAt(chosen, { name: sub.name }) : [chosen]
    if (typeof value !== 'string') return value
    if (attribute?.type === 'dateTime') return Date.parse(value)
    return attribute?.caseExact ? value : foldCase(value)
  }
  const direction = order === 'ascending' ? 1 : -1
  return (a, b) => direction * compareKeys(key(a), key(b))
}

function compareKeys(a: Json | undefined, b: Json | undefined): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  return rank(a) - rank(b)
}

/** Values of different types, which only undescribed attributes have, keep apart. */
const rank = (value: Json | undefined): number =>
  value === undefined || value === null ? types.length : types.indexOf(typeof value)

const types: readonly string[] = ['boolean', 'number', 'string', 'object']

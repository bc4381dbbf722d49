import { isObject, isUnassigned, type Json, type JsonObject } from '../json'
import type { ResourceType } from '../schema/registry'
import {
  type Resolved,
  resolve,
  resolveSub,
  type Scope,
  scopeOfResource,
  scopeOfValue,
  valuesAt,
} from '../scope'
import { compares } from './compare'
import type { Filter, FilterPath } from './filter'

/**
 * Whether a resource meets a filter (RFC 7644 §3.4.2.2). Of several values any one will do; `ne` is the
 * opposite of `eq`, so it also holds where there is no value; null is the absence of a value.
 */
export const matches = (filter: Filter, resource: JsonObject, type: ResourceType): boolean =>
  holds(filter, resource, scopeOfResource(type))

/** The same for one value of a complex attribute, whose sub-attributes the scope describes. */
export function holds(filter: Filter, object: JsonObject, scope: Scope): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.filters.every((part) => holds(part, object, scope))
    case 'or':
      return filter.filters.some((part) => holds(part, object, scope))
    case 'not':
      return !holds(filter.filter, object, scope)
    case 'present':
      return valuesAt(object, resolve(filter.path, scope)).some(isPresent)
    case 'some': {
      const resolved = resolve(filter.path, scope)
      return valuesAt(object, resolved).some((value) => meets(filter.where, value, resolved))
    }
    case 'compare':
      return comparison(filter, object, scope)
  }
}

/** Whether one value of an attribute meets a value filter; a simple value counts as its own `value`. */
export const meets = (where: Filter, value: Json, { attribute, sub }: Resolved): boolean =>
  holds(where, isObject(value) ? value : { value }, scopeOfValue(sub ? sub.attribute : attribute))

function comparison(filter: Filter & { kind: 'compare' }, object: JsonObject, scope: Scope): boolean {
  const { operator, value } = filter
  if (operator === 'ne') return !comparison({ ...filter, operator: 'eq' }, object, scope)
  const target = comparand(filter.path, scope)
  const values = valuesAt(object, target).filter(isPresent)
  if (value === null) return operator === 'eq' && values.length === 0
  const attribute = target.sub ? target.sub.attribute : target.attribute
  return values.some((actual) => compares(actual, operator, value, attribute))
}

/** What a comparison looks at: for a complex attribute its default sub-attribute, `value`. */
export function comparand(path: FilterPath, scope: Scope): Resolved {
  const resolved = resolve(path, scope)
  return resolved.attribute?.type === 'complex' && !resolved.sub
    ? { ...resolved, sub: resolveSub('value', resolved.attribute) }
    : resolved
}

/** "Present" is a value that is neither empty nor null, or an object with such a value in it. */
export function isPresent(value: Json): boolean {
  if (isObject(value)) return Object.values(value).some(isPresent)
  return value !== '' && !isUnassigned(value)
}

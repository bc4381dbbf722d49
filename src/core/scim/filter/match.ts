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
import { comparer } from './compare'
import type { Filter, FilterPath } from './filter'

type Test = (object: JsonObject) => boolean

/**
 * Whether a resource meets a filter (RFC 7644 §3.4.2.2). Of several values any one will do; `ne` is the
 * opposite of `eq`, so it also holds where there is no value; null is the absence of a value.
 */
export const matches = (filter: Filter, resource: JsonObject, type: ResourceType): boolean =>
  matcher(filter, type)(resource)

/** The same for many resources: what the filter's names mean is found once. */
export const matcher = (filter: Filter, type: ResourceType): Test => compile(filter, scopeOfResource(type))

/** A value filter as a test of one value of its attribute; a simple value counts as its own `value`. */
export function valueMatcher(where: Filter, { attribute, sub }: Resolved): (value: Json) => boolean {
  const test = compile(where, scopeOfValue(sub ? sub.attribute : attribute))
  return (value) => test(isObject(value) ? value : { value })
}

function compile(filter: Filter, scope: Scope): Test {
  switch (filter.kind) {
    case 'and': {
      const tests = filter.filters.map((part) => compile(part, scope))
      return (object) => tests.every((test) => test(object))
    }
    case 'or': {
      const tests = filter.filters.map((part) => compile(part, scope))
      return (object) => tests.some((test) => test(object))
    }
    case 'not': {
      const test = compile(filter.filter, scope)
      return (object) => !test(object)
    }
    case 'present': {
      const target = resolve(filter.path, scope)
      return (object) => valuesAt(object, target).some(isPresent)
    }
    case 'some': {
      const target = resolve(filter.path, scope)
      const test = valueMatcher(filter.where, target)
      return (object) => valuesAt(object, target).some(test)
    }
    case 'compare':
      return comparison(filter, scope)
  }
}

function comparison({ path, operator, value }: Filter & { kind: 'compare' }, scope: Scope): Test {
  if (operator === 'ne') {
    const equal = comparison({ kind: 'compare', path, operator: 'eq', value }, scope)
    return (object) => !equal(object)
  }
  const target = comparand(path, scope)
  if (value === null) return (object) => operator === 'eq' && !valuesAt(object, target).some(isPresent)
  const test = comparer(operator, value, target.sub ? target.sub.attribute : target.attribute)
  return (object) => valuesAt(object, target).some((actual) => isPresent(actual) && test(actual))
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

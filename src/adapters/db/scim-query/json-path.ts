import { foldCase } from '@/core/scim/filter/compare'
import type { CompareOperator, Filter, FilterPath } from '@/core/scim/filter/filter'
import { comparand } from '@/core/scim/filter/match'
import type { Attribute } from '@/core/scim/schema/attribute'
import { type Resolved, resolve, type Scope, scopeOfValue } from '@/core/scim/scope'
import { absent, comparableText } from './comparable'

// SQL/JSON path in lax mode: a missing name selects nothing, and exists() makes every predicate true or false, never
// unknown, so that `!` means what "not" means in a filter.
const nothing = '(1 == 0)'
const name = (text: string) => `.${JSON.stringify(foldCase(text))}`

const isPresent = `@ != null && (@.type() != "string" || @ != "") && !exists(@${name(absent)})`

/**
 * A filter as an SQL/JSON path predicate over the comparable form of a resource (`$`), with the meaning that
 * core's `matches` gives it.
 */
export const jsonPath = (filter: Filter, scope: Scope): string => predicate(filter, { scope, at: '$' })

/** `at` is the object whose attributes the filter names; inside a value filter it may be a simple value. */
type Place = { scope: Scope; at: '$' | '@' }

function predicate(filter: Filter, place: Place): string {
  switch (filter.kind) {
    case 'and':
      return `(${filter.filters.map((part) => predicate(part, place)).join(' && ')})`
    case 'or':
      return `(${filter.filters.map((part) => predicate(part, place)).join(' || ')})`
    case 'not':
      return `!(${predicate(filter.filter, place)})`
    case 'present':
      return anyOf(resolve(filter.path, place.scope), isPresent, place)
    case 'some':
      return some(filter.path, filter.where, place)
    case 'compare':
      return comparison(filter, place)
  }
}

function some(path: FilterPath, where: Filter, place: Place): string {
  const resolved = resolve(path, place.scope)
  const scope = scopeOfValue(resolved.sub ? resolved.sub.attribute : resolved.attribute)
  return anyOf(resolved, predicate(where, { scope, at: '@' }), place)
}

function comparison(filter: Filter & { kind: 'compare' }, place: Place): string {
  const { path, operator, value } = filter
  if (operator === 'ne') return `!(${comparison({ ...filter, operator: 'eq' }, place)})`
  const target = comparand(path, place.scope)
  if (value === null) return operator === 'eq' ? `!(${anyOf(target, isPresent, place)})` : nothing
  const test = comparisonTest(operator, value, target.sub ? target.sub.attribute : target.attribute)
  return test === undefined ? nothing : anyOf(target, test, place)
}

/** Whether any value at a path passes a test of `@`. */
function anyOf({ extension, name: attribute, sub }: Resolved, test: string, { at }: Place): string {
  const holder = extension === undefined ? at : `${at}${name(extension)}`
  const values = `${holder}${name(attribute)}[*]${sub ? `${name(sub.name)}[*]` : ''}`
  const found = `exists(${values} ? (${test}))`
  // Only an object can hold an extension's attributes; without this an array would be looked into.
  if (extension !== undefined) return `(${holder}.type() == "object" && ${found})`
  const isOwnValue = at === '@' && !sub && foldCase(attribute) === 'value'
  return isOwnValue ? `(${found} || exists(@ ? (@.type() != "object" && (${test}))))` : found
}

const symbols = { eq: '==', gt: '>', ge: '>=', lt: '<', le: '<=' } as const

/** The test of one value (`@`), or undefined when no value can pass it. */
function comparisonTest(
  operator: Exclude<CompareOperator, 'ne'>,
  wanted: string | number | boolean,
  attribute: Attribute | undefined,
): string | undefined {
  if (typeof wanted === 'boolean') return operator === 'eq' ? `@ == ${wanted}` : undefined
  if (operator === 'co' || operator === 'sw' || operator === 'ew')
    return typeof wanted === 'string' ? textTest(operator, comparableText(wanted, attribute)) : undefined
  const isDate = attribute?.type === 'dateTime'
  if (typeof wanted === 'number') return isDate ? undefined : `@ ${symbols[operator]} ${wanted}`
  if (isDate) {
    const moment = Date.parse(wanted)
    return Number.isNaN(moment) ? undefined : `@ ${symbols[operator]} ${moment}`
  }
  return `@ ${symbols[operator]} ${JSON.stringify(comparableText(wanted, attribute))} && @ != ""`
}

function textTest(operator: 'co' | 'sw' | 'ew', wanted: string): string {
  if (wanted === '') return '@.type() == "string" && @ != ""'
  if (operator === 'sw') return `@ starts with ${JSON.stringify(wanted)}`
  const pattern = operator === 'co' ? wanted : `${wanted.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')}$`
  return `@ like_regex ${JSON.stringify(pattern)}${operator === 'co' ? ' flag "q"' : ''}`
}

import { printAttributePath } from '../attribute-path'
import { isDateTime } from '../date-time'
import { invalidFilter, sensitive } from '../error'
import type { Attribute } from '../schema/attribute'
import type { ResourceType } from '../schema/registry'
import { resolve, type Scope, scopeOfResource, scopeOfValue } from '../scope'
import { textual } from './compare'
import type { CompareOperator, Filter, Literal } from './filter'
import { comparand } from './match'

/** Refuses comparisons that an attribute's type rules out (RFC 7644 §3.4.2.2), naming the attribute. */
export const checkFilter = (filter: Filter, type: ResourceType): void => check(filter, scopeOfResource(type))

function check(filter: Filter, scope: Scope): void {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.filters.forEach((part) => check(part, scope))
    case 'not':
      return check(filter.filter, scope)
    case 'some': {
      const { attribute, sub } = resolve(filter.path, scope)
      return check(filter.where, scopeOfValue(sub ? sub.attribute : attribute))
    }
    case 'present':
      return checkSecret(resolve(filter.path, scope).attribute, printAttributePath(filter.path))
    case 'compare': {
      const where = printAttributePath(filter.path)
      const { attribute, sub } = comparand(filter.path, scope)
      checkSecret(attribute, where)
      if (attribute?.type === 'complex' && sub && !sub.attribute && filter.path.sub === undefined)
        throw invalidFilter(`${where} has no value of its own; compare one of its sub-attributes`)
      const leaf = sub ? sub.attribute : attribute
      if (leaf && filter.value !== null) checkComparison(leaf, filter.operator, filter.value, where)
    }
  }
}

function checkSecret(attribute: Attribute | undefined, where: string): void {
  if (attribute?.returned === 'never') throw sensitive(`${where} cannot be asked for in a filter`)
}

function checkComparison(
  { type }: Attribute,
  operator: CompareOperator,
  value: Literal,
  where: string,
): void {
  const ordered = operator === 'gt' || operator === 'ge' || operator === 'lt' || operator === 'le'
  if (type === 'boolean') {
    if (ordered || textual(operator)) throw invalidFilter(`${where} is a boolean: only eq, ne and pr apply`)
    if (typeof value !== 'boolean') throw invalidFilter(`${where} is a boolean: expected true or false`)
  } else if (type === 'integer' || type === 'decimal') {
    if (textual(operator) || typeof value !== 'number')
      throw invalidFilter(`${where} is a number: expected a number and no co, sw or ew`)
  } else if (type !== 'complex') {
    if (typeof value !== 'string') throw invalidFilter(`${where} is text: expected a value in double quotes`)
    if (type === 'binary' && ordered)
      throw invalidFilter(`${where} is binary: gt, ge, lt and le do not apply`)
    if (type === 'dateTime' && !textual(operator) && !isDateTime(value))
      throw invalidFilter(`${where} is a date: expected one such as "2026-01-31T09:30:00Z"`)
  }
}

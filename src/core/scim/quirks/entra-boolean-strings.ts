import type { Filter } from '../filter/filter'
import { printFilter } from '../filter/print'
import type { Json } from '../json'
import { printPath } from '../path'
import type { Attribute } from '../schema/attribute'
import { resolve, type Scope, scopeOfResource, scopeOfValue } from '../scope'
import type { Quirk } from './quirk'
import { readPath, walkOperation, walkResource } from './walk'

/** Entra sends active as "False", and selects roles with [primary eq "True"]. */
export const entraBooleanStrings: Quirk = {
  from: 'anyone',
  resource: (body, type) => walkResource(body, type, toBoolean),
  rawOperation: (operation, type) => {
    const walked = walkOperation(operation, type, toBoolean)
    const path =
      typeof walked.path === 'string' && walked.path.includes('[') ? readPath(walked.path) : undefined
    if (path?.name === undefined || !path.where) return [walked]
    const { attribute } = resolve({ ...path, name: path.name }, scopeOfResource(type))
    const where = mend(path.where, scopeOfValue(attribute))
    return printFilter(where) === printFilter(path.where)
      ? [walked]
      : [{ ...walked, path: printPath({ ...path, where }) }]
  },
  filter: (filter, type) => mend(filter, scopeOfResource(type)),
}

function toBoolean<T extends Json>(value: T, attribute: Attribute | undefined): T | boolean {
  if (attribute?.type !== 'boolean' || typeof value !== 'string') return value
  const text = value.trim().toLowerCase()
  return text === 'true' ? true : text === 'false' ? false : value
}

function mend(filter: Filter, scope: Scope): Filter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { ...filter, filters: filter.filters.map((part) => mend(part, scope)) }
    case 'not':
      return { ...filter, filter: mend(filter.filter, scope) }
    case 'some':
      return { ...filter, where: mend(filter.where, scopeOfValue(resolve(filter.path, scope).attribute)) }
    case 'present':
      return filter
    case 'compare': {
      const { attribute, sub } = resolve(filter.path, scope)
      return { ...filter, value: toBoolean(filter.value, sub ? sub.attribute : attribute) }
    }
  }
}

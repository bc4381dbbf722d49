import { printAttributePath } from '../attribute-path'
import type { Filter } from './filter'

/** Writes a filter so that parseFilter reads the same one again. */
export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'compare':
      return `${printAttributePath(filter.path)} ${filter.operator} ${JSON.stringify(filter.value)}`
    case 'present':
      return `${printAttributePath(filter.path)} pr`
    case 'some':
      return `${printAttributePath(filter.path)}[${printFilter(filter.where)}]`
    case 'not':
      return `not (${printFilter(filter.filter)})`
    case 'and':
      return filter.filters.map((part) => grouped(part, ['and', 'or'])).join(' and ')
    case 'or':
      return filter.filters.map((part) => grouped(part, ['or'])).join(' or ')
  }
}

const grouped = (filter: Filter, kinds: readonly Filter['kind'][]): string =>
  kinds.includes(filter.kind) ? `(${printFilter(filter)})` : printFilter(filter)

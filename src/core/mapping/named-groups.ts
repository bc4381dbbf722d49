import type { Filter } from '../scim/filter/filter'
import { parseFilter } from '../scim/filter/parse'
import { printAttributePath } from '../scim/attribute-path'

/** A group that a condition names, by its name or its id. */
export type NamedGroup = { by: 'display' | 'value'; text: string }

/** The groups that a condition names with `eq`; whoever renames or deletes one of them changes who meets it. */
export const namedGroups = (condition: string): NamedGroup[] =>
  condition.trim() === '' ? [] : find(parseFilter(condition), '')

function find(filter: Filter, inside: string): NamedGroup[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.filters.flatMap((part) => find(part, inside))
    case 'not':
      return find(filter.filter, inside)
    case 'some':
      return find(filter.where, `${printAttributePath(filter.path)}.`)
    case 'present':
      return []
    case 'compare': {
      const path = `${inside}${printAttributePath(filter.path)}`.toLowerCase()
      const by =
        path === 'groups.display' ? 'display' : path === 'groups.value' || path === 'groups' ? 'value' : null
      return by && filter.operator === 'eq' && typeof filter.value === 'string'
        ? [{ by, text: filter.value }]
        : []
    }
  }
}

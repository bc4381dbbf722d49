import { foldCase } from '@/core/scim/filter/compare'
import type { Filter } from '@/core/scim/filter/filter'
import { resolve, scopeOfResource } from '@/core/scim/scope'
import { Prisma } from '../generated/client'
import { jsonPath } from './json-path'
import type { Leaf, Source } from './source'

/**
 * A filter as a condition on the row `r`, true for exactly the resources that core's `matches` accepts. What
 * identity providers ask for goes to columns with an index, all the rest to the comparable form of the resource.
 */
export function filterSql(filter: Filter, source: Source): Prisma.Sql {
  switch (filter.kind) {
    case 'and':
      return joined(filter.filters, ' and ', source)
    case 'or':
      return joined(filter.filters, ' or ', source)
    case 'not':
      // Comparisons with a column may be null, which means false.
      return Prisma.sql`(${filterSql(filter.filter, source)}) is not true`
    case 'compare':
      return filter.operator === 'ne'
        ? filterSql({ kind: 'not', filter: { ...filter, operator: 'eq' } }, source)
        : leafSql(filter, source)
    default:
      return leafSql(filter, source)
  }
}

const joined = (filters: readonly Filter[], operator: string, source: Source) =>
  Prisma.sql`(${Prisma.join(
    filters.map((filter) => filterSql(filter, source)),
    operator,
  )})`

function leafSql(filter: Leaf, source: Source): Prisma.Sql {
  const column = source.column(filter)
  if (column) return column
  const scope = scopeOfResource(source.type)
  const { extension, name } = resolve(filter.path, scope)
  const document = source.document(foldCase(extension ?? name)) ?? Prisma.sql`r.search`
  return Prisma.sql`${document} @@ ${jsonPath(filter, scope)}::jsonpath`
}

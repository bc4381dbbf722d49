import { foldCase } from '@/core/scim/filter/compare'
import { comparand } from '@/core/scim/filter/match'
import type { Sort } from '@/core/scim/list-query'
import type { Attribute } from '@/core/scim/schema/attribute'
import { scopeOfResource } from '@/core/scim/scope'
import { Prisma } from '../generated/client'
import { pathOf } from './path-of'
import type { Source } from './source'

/**
 * What `order by` says for a sort, in the order of core's `comparator`; the id settles what is left. Every
 * resource has a value in a sort column, so that its index gives the order.
 */
export function sortSql({ by, order }: Sort, source: Source): Prisma.Sql {
  const target = comparand(by, scopeOfResource(source.type))
  const direction = order === 'ascending' ? Prisma.sql`asc` : Prisma.sql`desc`
  const column = source.sortColumn(pathOf(target))
  if (column) return Prisma.sql`${column} ${direction}, r.id`
  const { extension, name, sub, attribute } = target
  const document = source.document(foldCase(extension ?? name)) ?? Prisma.sql`r.search`
  const values = `$${extension === undefined ? '' : step(extension)}${step(name)}[*]`
  const chosen = Prisma.sql`coalesce(
    ${first(document, `${values} ? (@.primary == true)`)},
    ${first(document, `${values}${sub ? '' : momentOnly(attribute)}`)})`
  const key = sub
    ? Prisma.sql`case when jsonb_typeof(${chosen}) = 'object'
        then ${first(chosen, `$${step(sub.name)}[*]${momentOnly(sub.attribute)}`)} else ${chosen} end`
    : chosen
  return Prisma.sql`
    array_position(array['boolean', 'number', 'string', 'object', 'null'],
                   coalesce(jsonb_typeof(${key}), 'null')) ${direction},
    case when jsonb_typeof(${key}) in ('boolean', 'string') then (${key}) #>> '{}' end collate "C" ${direction},
    case when jsonb_typeof(${key}) = 'number' then (${key})::numeric end ${direction},
    r.id`
}

const step = (name: string) => `.${JSON.stringify(foldCase(name))}`

/** A date has its text and its moment in the comparable form; the moment is what has an order. */
const momentOnly = (attribute: Attribute | undefined) =>
  attribute?.type === 'dateTime' ? ' ? (@.type() == "number")' : ''

const first = (document: Prisma.Sql, path: string) =>
  Prisma.sql`jsonb_path_query_first(${document}, ${path}::jsonpath)`

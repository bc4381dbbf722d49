import type { ListQuery } from '@/core/scim/list-query'
import { Prisma } from '../generated/client'
import { filterSql } from './filter-sql'
import { windowOf } from './page-window'
import { sortSql } from './sort-sql'
import type { Source } from './source'

export type PageQuery = Pick<ListQuery, 'filter' | 'sort' | 'page'>

/**
 * One page of whatever a filter, sort and page ask for. Without a sort the order is that of the ids. `lost` says that a
 * sorted list goes on after a resource that is no longer in it.
 */
export function findPage(source: Source, { filter, sort, page }: PageQuery): Prisma.Sql {
  const where = filter ? Prisma.sql`${source.where} and ${filterSql(filter, source)}` : source.where
  const { cursor, offset, limit } = windowOf(page)
  const place = sort ? Prisma.sql`row_number() over (order by ${sortSql(sort, source)})` : Prisma.sql`r.id`
  const before = sort
    ? Prisma.sql`(select place from hit where id = ${cursor}::uuid)`
    : Prisma.sql`${cursor}::uuid`
  // All hits have to be found anyway, for the total. Found first, they cannot tempt the planner to walk the whole
  // directory by id until the page is full.
  return Prisma.sql`
    with hit as materialized (select r.id, ${place} as place from ${source.table} r where ${where})
    select (select count(*)::int from hit) as total,
      array(select id from hit where ${cursor === undefined ? Prisma.sql`true` : Prisma.sql`place > ${before}`}
            order by place offset ${offset} limit ${limit}) as ids,
      ${cursor === undefined ? Prisma.sql`false` : Prisma.sql`${before} is null`} as lost`
}

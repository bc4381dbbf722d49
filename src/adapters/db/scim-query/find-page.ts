import { expiredCursor } from '@/core/scim/error'
import type { ListQuery } from '@/core/scim/list-query'
import { Prisma } from '../generated/client'
import type { Pipeline } from '../pipeline'
import { filterSql } from './filter-sql'
import { cutPage, type PageOfIds, windowOf } from './page-window'
import { sortSql } from './sort-sql'
import type { Source } from './source'

export type PageQuery = Pick<ListQuery, 'filter' | 'sort' | 'page'>

/**
 * The ids of one page of whatever a filter, sort and page ask for. Without a sort the order is that of the ids.
 * Throws expiredCursor when a sorted list goes on after a resource that is no longer in it.
 */
export async function findPage(
  { sql }: Pipeline,
  source: Source,
  { filter, sort, page }: PageQuery,
): Promise<PageOfIds> {
  const where = filter ? Prisma.sql`${source.where} and ${filterSql(filter, source)}` : source.where
  const { cursor, offset, limit } = windowOf(page)
  const place = sort ? Prisma.sql`row_number() over (order by ${sortSql(sort, source)})` : Prisma.sql`r.id`
  const before = sort
    ? Prisma.sql`(select place from hit where id = ${cursor}::uuid)`
    : Prisma.sql`${cursor}::uuid`
  // All hits have to be found anyway, for the total. Found first, they cannot tempt the planner to walk the whole
  // directory by id until the page is full.
  const rows = await sql.$queryRaw<{ total: number; ids: string[]; lost: boolean }[]>`
    with hit as materialized (select r.id, ${place} as place from ${source.table} r where ${where})
    select (select count(*)::int from hit) as total,
      array(select id::text from hit where ${cursor === undefined ? Prisma.sql`true` : Prisma.sql`place > ${before}`}
            order by place offset ${offset} limit ${limit}) as ids,
      ${cursor === undefined ? Prisma.sql`false` : Prisma.sql`${before} is null`} as lost`
  const { ids = [], total = 0, lost = false } = rows[0] ?? {}
  if (lost)
    throw expiredCursor('The resource at which this cursor stood has left the list. Start again without it.')
  return cutPage(page, ids, total)
}

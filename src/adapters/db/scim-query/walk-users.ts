import type { Page, Sort } from '@/core/scim/list-query'
import { Prisma } from '../generated/client'
import { windowOf } from './page-window'
import { sortSql } from './sort-sql'
import type { Source } from './source'

/**
 * A page of a whole directory, at a cost that depends neither on the directory's size nor on how deep the page is:
 * the counts by ranges of ids (see the migration) say in which range a position lies, and add up to the total.
 */
export function walkUsers(source: Source, directoryId: string, page: Page): Prisma.Sql {
  const { cursor, offset, limit } = windowOf(page)
  return Prisma.sql`
    with counted as (
      select range, sum(users) as users from scim_user_count
      where directory_id = ${directoryId}::uuid group by range),
    passed as (select range, users, sum(users) over (order by range) as passed from counted),
    start as (
      select (lpad(to_hex(range << 13), 12, '0') || repeat('0', 20))::uuid as id, passed - users as before
      from passed where passed > ${offset}::bigint order by range limit 1)
    select (select coalesce(sum(users), 0)::int from counted) as total, array(
      select r.id from ${source.table} r
      where ${source.where} and ${
        cursor === undefined ? Prisma.sql`r.id >= (select id from start)` : Prisma.sql`r.id > ${cursor}::uuid`
      }
      order by r.id
      offset ${cursor === undefined ? Prisma.sql`(select ${offset}::bigint - before from start)` : Prisma.sql`0`}
      limit ${limit}) as ids, false as lost`
}

/** The same in the order of a column, whose index is read up to the page. */
export function walkSortedUsers(
  source: Source,
  directoryId: string,
  { sort, page }: { sort: Sort; page: Page & { kind: 'index' } },
): Prisma.Sql {
  const { offset, limit } = windowOf(page)
  return Prisma.sql`
    select (select coalesce(sum(users), 0)::int from scim_user_count where directory_id = ${directoryId}::uuid) as total,
      array(select r.id from ${source.table} r where ${source.where}
            order by ${sortSql(sort, source)} offset ${offset} limit ${limit}) as ids, false as lost`
}

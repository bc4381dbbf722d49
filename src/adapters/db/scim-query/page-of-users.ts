import { userType } from '@/core/scim/schema/registry'
import { Prisma } from '../generated/client'
import type { Pipeline } from '../pipeline'
import { groupsDocument } from './belonging'
import { findPage, type PageQuery } from './find-page'
import { metaDocument } from './meta'
import { askPage, type PageOfIds } from './page-window'
import type { Source } from './source'
import { userColumn } from './user-columns'
import { walkSortedUsers, walkUsers } from './walk-users'

/**
 * One page of a directory's living users that meet a filter, with the exact total of all pages.
 * `baseUrl` is the directory's, for filters on meta.location. Throws invalidCursor, expiredCursor.
 */
export const pageOfUsers = async (
  tenant: Pipeline,
  directoryId: string,
  query: PageQuery,
  baseUrl: string,
): Promise<PageOfIds> => askPage(tenant, query.page, usersPage(tenant, directoryId, query, baseUrl))

/** The statement that finds the page (see FoundPage). Throws invalidCursor. */
export function usersPage(
  tenant: Pipeline,
  directoryId: string,
  { filter, sort, page }: PageQuery,
  baseUrl: string,
): Prisma.Sql {
  const source = userSource(tenant, directoryId, baseUrl)
  if (!filter && !sort) return walkUsers(source, directoryId, page)
  if (!filter && sort && page.kind === 'index') return walkSortedUsers(source, directoryId, { sort, page })
  return findPage(source, { ...(filter && { filter }), ...(sort && { sort }), page })
}

const sortColumns = new Map([
  ['id', Prisma.sql`r.id`],
  ['username', Prisma.sql`r.user_name_fold`],
  ['meta.created', Prisma.sql`r.created_at`],
  ['meta.lastmodified', Prisma.sql`r.last_modified`],
])

/** The living users of a directory as a source of lists. */
export const userSource = ({ organizationId }: Pipeline, directoryId: string, baseUrl: string): Source => ({
  type: userType,
  table: Prisma.sql`scim_user`,
  where: Prisma.sql`r.organization_id = ${organizationId}::uuid and r.directory_id = ${directoryId}::uuid
    and r.deleted_at is null`,
  column: (filter) => userColumn(filter, directoryId),
  sortColumn: (path) => sortColumns.get(path),
  document: (attribute) =>
    attribute === 'id' || attribute === 'meta'
      ? metaDocument(userType, baseUrl)
      : attribute === 'groups'
        ? groupsDocument(baseUrl)
        : undefined,
})

import { groupType } from '@/core/scim/schema/registry'
import { Prisma } from '../generated/client'
import type { Pipeline } from '../pipeline'
import { findPage, type PageQuery } from './find-page'
import { groupColumn } from './group-columns'
import { metaDocument } from './meta'
import { askPage, type PageOfIds } from './page-window'
import type { Source } from './source'

/**
 * One page of a directory's groups that meet a filter, with the exact total of all pages.
 * `baseUrl` is the directory's, for filters on meta.location. Throws invalidCursor, expiredCursor.
 */
export const pageOfGroups = (
  tenant: Pipeline,
  directoryId: string,
  query: PageQuery,
  baseUrl: string,
): Promise<PageOfIds> =>
  askPage(tenant, query.page, findPage(groupSource(tenant, directoryId, baseUrl), query))

const sortColumns = new Map([
  ['id', Prisma.sql`r.id`],
  ['displayname', Prisma.sql`r.display_name_fold`],
  ['meta.created', Prisma.sql`r.created_at`],
  ['meta.lastmodified', Prisma.sql`r.last_modified`],
])

const groupSource = ({ organizationId }: Pipeline, directoryId: string, baseUrl: string): Source => ({
  type: groupType,
  table: Prisma.sql`scim_group`,
  where: Prisma.sql`r.organization_id = ${organizationId}::uuid and r.directory_id = ${directoryId}::uuid`,
  column: (filter) => groupColumn(filter, baseUrl),
  sortColumn: (path) => sortColumns.get(path),
  document: (attribute) =>
    attribute === 'id' || attribute === 'meta' ? metaDocument(groupType, baseUrl) : undefined,
})

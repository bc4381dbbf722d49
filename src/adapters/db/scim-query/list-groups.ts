import { groupType } from '@/core/scim/schema/registry'
import { Prisma } from '../generated/client'
import { groupFields, type StoredGroup } from '../groups'
import type { Tenant } from '../tenant'
import { findPage, type PageQuery } from './find-page'
import { groupColumn } from './group-columns'
import { metaDocument } from './meta'
import type { Source } from './source'

/**
 * One page of a directory's groups that meet a filter, without their members, with the exact total of all pages.
 * `baseUrl` is the directory's, for filters on meta.location. Throws invalidCursor, expiredCursor.
 */
export async function listGroups(
  tenant: Tenant,
  directoryId: string,
  query: PageQuery,
  baseUrl: string,
): Promise<{ groups: StoredGroup[]; total: number; nextCursor?: string }> {
  const { ids, ...rest } = await findPage(tenant, groupSource(tenant, directoryId, baseUrl), query)
  const rows = await tenant.sql.group.findMany({
    where: { organizationId: tenant.organizationId, id: { in: ids } },
    select: groupFields,
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return { groups: ids.flatMap((id) => byId.get(id) ?? []), ...rest }
}

const sortColumns = new Map([
  ['id', Prisma.sql`r.id`],
  ['displayname', Prisma.sql`r.display_name_fold`],
  ['meta.created', Prisma.sql`r.created_at`],
  ['meta.lastmodified', Prisma.sql`r.last_modified`],
])

const groupSource = ({ organizationId }: Tenant, directoryId: string, baseUrl: string): Source => ({
  type: groupType,
  table: Prisma.sql`scim_group`,
  where: Prisma.sql`r.organization_id = ${organizationId}::uuid and r.directory_id = ${directoryId}::uuid`,
  column: (filter) => groupColumn(filter, baseUrl),
  sortColumn: (path) => sortColumns.get(path),
  document: (attribute) =>
    attribute === 'id' || attribute === 'meta' ? metaDocument(groupType, baseUrl) : undefined,
})

import type { Prisma } from './generated/client'
import type { Tenant } from './tenant'

/** Ids of persons in their order, a page at a time; only those of one directory when it is named. Probes stay out. */
export async function personIdsAfter(
  { sql, organizationId }: Tenant,
  after: string | null,
  { limit, directoryId }: { limit: number; directoryId?: string },
): Promise<string[]> {
  const rows = await sql.$queryRaw<{ id: string }[]>`
    select distinct person_id::text as id from scim_user
    where organization_id = ${organizationId}::uuid and not probe
      and person_id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
      and (${directoryId ?? null}::uuid is null or directory_id = ${directoryId ?? null}::uuid)
    order by id limit ${limit}`
  return rows.map(({ id }) => id)
}

/** What is remembered of these persons' links in these stores. */
export const linksOfPeople = ({ sql, organizationId }: Tenant, personIds: string[], storeIds: string[]) =>
  sql.link.findMany({
    where: { organizationId, userId: { in: personIds }, storeId: { in: storeIds } },
    select: {
      id: true,
      userId: true,
      storeId: true,
      customerId: true,
      agreed: true,
      observed: true,
      lastMember: true,
      managedTags: true,
      managedRoles: true,
      managedMetafields: true,
      asked: true,
      erasureRequestedAt: true,
      restricted: true,
    },
  })

export type RememberedLink = Awaited<ReturnType<typeof linksOfPeople>>[number]

export type PreviewLineRow = {
  position: number
  storeId: string
  personId: string
  name: string
  kind: string
  changes: Prisma.InputJsonArray
}

/** How many persons that are; as personIdsAfter lists them. */
export async function countPersons(
  { sql, organizationId }: Tenant,
  directoryId: string | undefined,
): Promise<number> {
  const [row] = await sql.$queryRaw<{ persons: number }[]>`
    select count(distinct person_id)::int as persons from scim_user
    where organization_id = ${organizationId}::uuid and not probe
      and (${directoryId ?? null}::uuid is null or directory_id = ${directoryId ?? null}::uuid)`
  return row?.persons ?? 0
}

import { Prisma } from './generated/client'
import type { Tenant } from './tenant'

/** The people of one directory, or those who have a customer in one store. */
export type About = { directoryId: string } | { storeId: string }

/** Persons, as ids; everyone when nobody is named. Probes stay out. */
const personsOf = (organizationId: string, about: About | undefined) =>
  about && 'storeId' in about
    ? Prisma.sql`
        select user_id as id from link
        where organization_id = ${organizationId}::uuid and store_id = ${about.storeId}::uuid
          and customer_id is not null`
    : Prisma.sql`
        select distinct person_id as id from scim_user
        where organization_id = ${organizationId}::uuid and not probe
          and ${about ? Prisma.sql`directory_id = ${about.directoryId}::uuid` : Prisma.sql`true`}`

/** Ids of persons in their order, a page at a time. */
export async function personIdsAfter(
  { sql, organizationId }: Tenant,
  after: string | null,
  { limit, about }: { limit: number; about: About | undefined },
): Promise<string[]> {
  const rows = await sql.$queryRaw<{ id: string }[]>`
    select id::text from (${personsOf(organizationId, about)}) person
    where id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by person.id limit ${limit}`
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
  /** It is at a store, or else at a target. */
  storeId?: string
  targetId?: string
  personId: string
  name: string
  kind: string
  changes: Prisma.InputJsonArray
  loss: Prisma.InputJsonObject | null
}

/** How many persons that are; as personIdsAfter lists them. */
export async function countPersons(
  { sql, organizationId }: Tenant,
  about: About | undefined,
): Promise<number> {
  const [row] = await sql.$queryRaw<{ persons: number }[]>`
    select count(*)::int as persons from (${personsOf(organizationId, about)}) person`
  return row?.persons ?? 0
}

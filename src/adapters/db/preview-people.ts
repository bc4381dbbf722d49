import { Prisma } from './generated/client'
import type { Tenant } from './tenant'

/** The people of one directory, or those who have a customer in one store. */
export type About = { directoryId: string } | { storeId: string }

/** Where persons are found, and in which column; everyone when nobody is named. Probes stay out. */
const personsOf = (organizationId: string, about: About | undefined) =>
  about && 'storeId' in about
    ? {
        id: Prisma.sql`user_id`,
        rows: Prisma.sql`
          link where organization_id = ${organizationId}::uuid and store_id = ${about.storeId}::uuid
            and customer_id is not null`,
      }
    : {
        id: Prisma.sql`person_id`,
        rows: Prisma.sql`
          scim_user where organization_id = ${organizationId}::uuid and not probe
            and ${about ? Prisma.sql`directory_id = ${about.directoryId}::uuid` : Prisma.sql`true`}`,
      }

/** Ids of persons in their order, a page at a time. */
export async function personIdsAfter(
  { sql, organizationId }: Tenant,
  after: string | null,
  { limit, about }: { limit: number; about: About | undefined },
): Promise<string[]> {
  const { id, rows } = personsOf(organizationId, about)
  const from = after ?? '00000000-0000-0000-0000-000000000000'
  const page = await sql.$queryRaw<{ id: string }[]>`
    select id::text from (
      select distinct ${id} as id from ${rows} and ${id} > ${from}::uuid order by ${id} limit ${limit}) person
    order by person.id`
  return page.map((person) => person.id)
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
  const { id, rows } = personsOf(organizationId, about)
  const [row] = await sql.$queryRaw<{ persons: number }[]>`
    select count(distinct ${id})::int as persons from ${rows}`
  return row?.persons ?? 0
}

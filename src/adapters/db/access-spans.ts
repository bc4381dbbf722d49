import { Prisma } from './generated/client'
import type { Tenant } from './tenant'

export type AccessFilter = {
  /** Access at some moment from this one on … */
  from: Date
  /** … and before this one. */
  until: Date
  storeId?: string
  search?: string
  cursor?: string
  limit: number
}

type Span = { storeId: string; store: string; beganAt: Date; endedAt: Date | null }
type PersonSpans = {
  personId: string
  displayName: string
  userName: string
  email: string | null
  spans: Span[]
}

const at = (
  organizationId: string,
  { from, until, storeId, search }: Omit<AccessFilter, 'limit' | 'cursor'>,
) => {
  const pattern = `%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`
  return Prisma.sql`
    access_span.organization_id = ${organizationId}::uuid and began_at < ${until}
    and (ended_at is null or ended_at > ${from})
    ${storeId ? Prisma.sql`and access_span.store_id = ${storeId}::uuid` : Prisma.empty}
    ${
      search
        ? Prisma.sql`and exists (select from scim_user named where named.organization_id = ${organizationId}::uuid
            and named.person_id = access_span.person_id and (named.display_name ilike ${pattern}
            or named.user_name ilike ${pattern} or named.email ilike ${pattern}))`
        : Prisma.empty
    }`
}

/** Who had access in a span of time, and where from when to when. In the order of their ids, keyset-paged. */
export async function peopleWithAccess(
  { sql, organizationId }: Tenant,
  { cursor, limit, ...filter }: AccessFilter,
): Promise<PersonSpans[]> {
  const page = await sql.$queryRaw<{ id: string }[]>`
    select distinct person_id::text as id, person_id from access_span where ${at(organizationId, filter)}
      ${cursor ? Prisma.sql`and person_id > ${cursor}::uuid` : Prisma.empty}
    order by person_id limit ${limit}`
  const ids = page.map(({ id }) => id)
  const spans = await sql.$queryRaw<(Span & { personId: string })[]>`
    select person_id::text as "personId", store_id::text as "storeId", store.name as store, began_at as "beganAt",
      ended_at as "endedAt"
    from access_span join store on store.id = store_id
    where ${at(organizationId, { ...filter, search: undefined })} and person_id = any(${ids}::uuid[])
    order by store_id, began_at`
  const people = await sql.user.findMany({
    where: { organizationId, id: { in: ids } },
    select: { id: true, displayName: true, userName: true, email: true },
  })
  const known = new Map(people.map(({ id, ...person }) => [id, person]))
  return ids.flatMap((personId) => {
    const person = known.get(personId)
    const own = spans.filter((span) => span.personId === personId)
    return person ? [{ personId, ...person, spans: own.map(({ personId: _, ...span }) => span) }] : []
  })
}

export async function countWithAccess(
  { sql, organizationId }: Tenant,
  filter: Omit<AccessFilter, 'limit' | 'cursor'>,
): Promise<number> {
  const rows = await sql.$queryRaw<{ people: number }[]>`
    select count(distinct person_id)::int as people from access_span where ${at(organizationId, filter)}`
  return rows[0]?.people ?? 0
}

/** What some people are called. */
export async function namesOfPeople(
  { sql, organizationId }: Tenant,
  ids: string[],
): Promise<Map<string, string>> {
  const rows = await sql.user.findMany({
    where: { organizationId, id: { in: ids } },
    select: { id: true, displayName: true },
  })
  return new Map(rows.map(({ id, displayName }) => [id, displayName]))
}

import { Prisma } from './generated/client'
import type { LinkState } from './generated/enums'
import { countPersons } from './count-people'
import { leavingNotDone } from './open-risks'
import type { Tenant } from './tenant'

export type PeopleFilter = {
  search?: string
  /** Somebody with a link in this state: in `storeId`, or in any store. */
  state?: LinkState
  /** What the directories, or a teammate over them, say of the person. */
  standing?: 'active' | 'inactive' | 'restricted' | 'kept'
  /**
   * unlinked: no customer in a store although they should have one, or a teammate has ended the tie. left-out: a field was
   * left out. leaving: they have left, and a store is not verified to show it.
   */
  problem?: 'unlinked' | 'left-out' | 'leaving'
  storeId?: string
  directoryId?: string
  groupId?: string
  cursor?: string
  limit: number
}

type Narrowed = Omit<PeopleFilter, 'cursor' | 'limit'>

const both = (conditions: Prisma.Sql[]) =>
  conditions.length > 0 ? Prisma.sql`and ${Prisma.join(conditions, ' and ')}` : Prisma.empty

/** What `%` and `_` mean in a pattern, taken away. */
const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** People are found by any of their users; the person's own row has what a teammate has decided. */
function conditions(
  organizationId: string,
  { search, state, standing, problem, storeId, directoryId, groupId }: Narrowed,
): Prisma.Sql[] {
  const found: Prisma.Sql[] = []
  if (search) {
    // Lower case is compared several times faster than without regard to case.
    const pattern = `%${literally(search.toLowerCase())}%`
    found.push(Prisma.sql`(lower(display_name) like ${pattern} or user_name_fold like ${pattern} or lower(email) like ${pattern}
      or external_id = ${search} or exists (select from link where link.user_id = scim_user.person_id
        and link.customer_id in (${search}, ${`gid://shopify/Customer/${search}`})))`)
  }
  if (state && state !== 'verified') found.push(inRareState(organizationId, state, storeId))
  else if (state || storeId)
    found.push(Prisma.sql`person_id in (select link.user_id from link where link.organization_id = ${organizationId}::uuid
      ${state ? Prisma.sql`and link.state = 'verified'` : Prisma.empty}
      ${storeId ? Prisma.sql`and link.store_id = ${storeId}::uuid` : Prisma.empty})`)
  if (directoryId) found.push(Prisma.sql`directory_id = ${directoryId}::uuid`)
  if (groupId)
    found.push(Prisma.sql`exists (select from scim_member
      where scim_member.user_id = scim_user.id and scim_member.group_id = ${groupId}::uuid)`)
  if (standing) found.push(standings[standing])
  if (problem) found.push(Prisma.sql`person_id in (${withProblem(organizationId)[problem]})`)
  return found
}

const isActive = Prisma.sql`exists (select from scim_user other
  where other.person_id = scim_user.person_id and other.active and other.deleted_at is null)`

const decidedAs = (kind: string) => Prisma.sql`exists (select from scim_user own
  where own.id = scim_user.person_id and own.override->>'kind' = ${kind})`

const standings: Record<NonNullable<PeopleFilter['standing']>, Prisma.Sql> = {
  active: isActive,
  inactive: Prisma.sql`not ${isActive}`,
  restricted: decidedAs('restricted'),
  kept: decidedAs('kept'),
}

/**
 * The states are written out, and with what makes them rare, so that they go by an index (link_unsettled in the
 * migrations). As a list, because the database cannot know how few they are and would read everybody beside them.
 */
const inRareState = (organizationId: string, state: LinkState, storeId: string | undefined) => Prisma.sql`
  person_id = any(array(
    select distinct link.user_id from link where link.organization_id = ${organizationId}::uuid
      and link.state <> 'verified' and link.state = ${Prisma.raw(`'${state}'`)}
      ${storeId ? Prisma.sql`and link.store_id = ${storeId}::uuid` : Prisma.empty}))`

/** The persons with a problem; each goes by an index of its own, of the few links that have it. */
const withProblem = (organizationId: string): Record<NonNullable<PeopleFilter['problem']>, Prisma.Sql> => ({
  unlinked: Prisma.sql`select user_id from link where organization_id = ${organizationId}::uuid and ${isUnlinked}`,
  'left-out': Prisma.sql`
    select user_id from link where organization_id = ${organizationId}::uuid and problems is not null`,
  leaving: Prisma.sql`select user_id from (${leavingNotDone(organizationId)}) undone`,
})

const isUnlinked = Prisma.sql`customer_id is null and not restricted and state <> 'verified'
  and (state = 'failed' or (state = 'skipped' and reason->>'code' = 'unlinked'))`

/** Nobody reads past so many, and counting on would read everybody each time. */
const MOST_COUNTED = 10_000

const living = (organizationId: string, filter: Narrowed) => Prisma.sql`
  from scim_user where organization_id = ${organizationId}::uuid and deleted_at is null ${both(conditions(organizationId, filter))}`

/**
 * People of an organization, newest first, each once however many users they are. Keyset-paged by the person's id;
 * the first page counts
 * them: `isMore` says that there are more than `total`.
 */
export async function pageOfPeople(tenant: Tenant, { cursor, limit, ...filter }: PeopleFilter) {
  const { sql, organizationId } = tenant
  const page =
    cursor === undefined
      ? await firstPage(tenant, filter, limit)
      : await sql.$queryRaw<Found[]>`
          select distinct person_id::text as id, person_id, null::int as counted ${living(organizationId, filter)}
            and person_id < ${cursor}::uuid
          order by person_id desc limit ${limit}`
  const people = await peopleOf(
    tenant,
    page.map(({ id }) => id),
  )
  const counted = page[0]?.counted ?? 0
  return { people, total: Math.min(counted, MOST_COUNTED), isMore: counted > MOST_COUNTED }
}

type Found = { id: string; counted: number | null }

/** Looks for everybody once, and counts them by the way; whoever is not narrowed down is counted without being read. */
async function firstPage(tenant: Tenant, filter: Narrowed, limit: number): Promise<Found[]> {
  const { sql, organizationId } = tenant
  if (conditions(organizationId, filter).length > 0)
    return sql.$queryRaw<Found[]>`
      with found as materialized (
        select distinct person_id ${living(organizationId, filter)} order by person_id desc limit ${MOST_COUNTED + 1})
      select person_id::text as id, (select count(*)::int from found) as counted from found
      order by person_id desc limit ${limit}`
  const counted = await countPersons(tenant)
  const rows = await sql.$queryRaw<{ id: string }[]>`
    select distinct person_id::text as id, person_id ${living(organizationId, filter)}
    order by person_id desc limit ${limit}`
  return rows.map(({ id }) => ({ id, counted }))
}

const userFields = {
  id: true,
  personId: true,
  displayName: true,
  userName: true,
  externalId: true,
  email: true,
  active: true,
  lastModified: true,
  directory: { select: { id: true, name: true, precedence: true } },
} as const

const linkFields = {
  id: true,
  userId: true,
  storeId: true,
  state: true,
  restricted: true,
  reason: true,
  customerId: true,
  store: { select: { name: true } },
} as const

/** Some persons in the order of `ids`: their living users (who leads comes first), links, groups and a teammate's decision. */
async function peopleOf({ sql, organizationId }: Tenant, ids: string[]) {
  const users = await sql.user.findMany({
    where: { organizationId, personId: { in: ids }, deletedAt: null },
    select: userFields,
    orderBy: [
      { active: 'desc' },
      { directory: { precedence: 'asc' } },
      { directoryId: 'asc' },
      { id: 'asc' },
    ],
  })
  const links = await sql.link.findMany({
    where: { organizationId, userId: { in: ids } },
    select: linkFields,
    orderBy: { storeId: 'asc' },
  })
  const decided = await sql.user.findMany({
    where: { organizationId, id: { in: ids }, override: { not: Prisma.AnyNull } },
    select: { id: true, override: true },
  })
  const members = await sql.member.groupBy({
    by: ['userId'],
    where: { organizationId, userId: { in: users.map(({ id }) => id) } },
    _count: true,
  })
  const groupsOf = new Map(members.map(({ userId, _count }) => [userId, _count]))
  return ids.flatMap((id) => {
    const own = users.filter(({ personId }) => personId === id)
    const [lead] = own
    if (!lead) return []
    return [
      {
        id,
        lead,
        users: own,
        groups: own.reduce((sum, user) => sum + (groupsOf.get(user.id) ?? 0), 0),
        links: links.filter(({ userId }) => userId === id),
        override: decided.find((person) => person.id === id)?.override ?? null,
      },
    ]
  })
}

import { Prisma } from './generated/client'
import type { LinkState } from './generated/enums'
import type { Tenant } from './tenant'

export type PeopleFilter = {
  search?: string
  /** Somebody with a link in this state: in `storeId`, or in any store. */
  state?: LinkState
  /** What the directories, or a teammate over them, say of the person. */
  standing?: 'active' | 'inactive' | 'restricted' | 'kept'
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
function conditions({ search, state, standing, storeId, directoryId, groupId }: Narrowed): Prisma.Sql[] {
  const found: Prisma.Sql[] = []
  if (search) {
    const pattern = `%${literally(search)}%`
    found.push(Prisma.sql`(display_name ilike ${pattern} or user_name ilike ${pattern} or email ilike ${pattern}
      or external_id = ${search} or exists (select from link where link.user_id = scim_user.person_id
        and link.customer_id in (${search}, ${`gid://shopify/Customer/${search}`})))`)
  }
  if (state || storeId) {
    found.push(Prisma.sql`exists (select from link where link.user_id = scim_user.person_id
      ${state ? Prisma.sql`and link.state = ${state}::"LinkState"` : Prisma.empty}
      ${storeId ? Prisma.sql`and link.store_id = ${storeId}::uuid` : Prisma.empty})`)
  }
  if (directoryId) found.push(Prisma.sql`directory_id = ${directoryId}::uuid`)
  if (groupId)
    found.push(Prisma.sql`exists (select from scim_member
      where scim_member.user_id = scim_user.id and scim_member.group_id = ${groupId}::uuid)`)
  if (standing) found.push(standings[standing])
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

const living = (organizationId: string, filter: Narrowed) => Prisma.sql`
  from scim_user where organization_id = ${organizationId}::uuid and deleted_at is null ${both(conditions(filter))}`

/** People of an organization, newest first, each once however many users they are. Keyset-paged by the person's id. */
export async function pageOfPeople(tenant: Tenant, { cursor, limit, ...filter }: PeopleFilter) {
  const { sql, organizationId } = tenant
  const page = await sql.$queryRaw<{ id: string }[]>`
    select distinct person_id::text as id, person_id ${living(organizationId, filter)}
      ${cursor ? Prisma.sql`and person_id < ${cursor}::uuid` : Prisma.empty}
    order by person_id desc limit ${limit}`
  const counted = await sql.$queryRaw<{ total: number }[]>`
    select count(distinct person_id)::int as total ${living(organizationId, filter)}`
  const people = await peopleOf(
    tenant,
    page.map(({ id }) => id),
  )
  return { people, total: counted[0]?.total ?? 0 }
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

import type { LinkState } from './generated/enums'
import type { Prisma } from './generated/client'
import type { Tenant } from './tenant'

export type PeopleFilter = { search?: string; state?: LinkState; cursor?: string; limit: number }

const where = (organizationId: string, { search, state }: Pick<PeopleFilter, 'search' | 'state'>) =>
  ({
    organizationId,
    deletedAt: null,
    ...(state ? { links: { some: { state } } } : {}),
    ...(search
      ? {
          OR: [
            { displayName: { contains: search, mode: 'insensitive' } },
            { userName: { contains: search, mode: 'insensitive' } },
            { email: { contains: search, mode: 'insensitive' } },
            { externalId: search },
          ],
        }
      : {}),
  }) satisfies Prisma.UserWhereInput

/** People of an organization, newest first, each with the state of its link in every store. Keyset-paged by id. */
export async function listPeople(
  { sql, organizationId }: Tenant,
  { cursor, limit, ...filter }: PeopleFilter,
) {
  const people = await sql.user.findMany({
    where: { ...where(organizationId, filter), ...(cursor ? { id: { lt: cursor } } : {}) },
    orderBy: { id: 'desc' },
    take: limit,
    select: {
      id: true,
      displayName: true,
      userName: true,
      email: true,
      active: true,
      lastModified: true,
      directory: { select: { id: true, name: true } },
      links: {
        select: {
          storeId: true,
          state: true,
          restricted: true,
          reason: true,
          store: { select: { name: true } },
        },
        orderBy: { storeId: 'asc' },
      },
    },
  })
  const total = await sql.user.count({ where: where(organizationId, filter) })
  return { people, total }
}

const personFields = {
  directory: { select: { id: true, name: true, kind: true, mode: true, precedence: true } },
} as const

/**
 * One person by the id of any of their users, with all of these users and their links; also after they were deleted.
 * The user that leads (lowest precedence, active) comes first.
 */
export async function findPerson({ sql, organizationId }: Tenant, id: string) {
  const named = await sql.user.findFirst({ where: { organizationId, id }, select: { personId: true } })
  if (!named) return undefined
  const { personId } = named
  const users = await sql.user.findMany({
    where: { organizationId, personId },
    include: personFields,
    orderBy: [
      { active: 'desc' },
      { deletedAt: { sort: 'desc', nulls: 'first' } },
      { directory: { precedence: 'asc' } },
      { directoryId: 'asc' },
      { id: 'asc' },
    ],
  })
  const links = await sql.link.findMany({
    where: { organizationId, userId: personId },
    include: { store: { select: { id: true, name: true, domain: true } } },
    orderBy: { storeId: 'asc' },
  })
  const [lead] = users
  return lead && { personId, lead, users, links }
}

/** Names for the ids that events mention. */
export async function namesOf(
  { sql, organizationId }: Tenant,
  ids: { users: string[]; stores: string[]; directories: string[]; targets: string[] },
) {
  // One after the other: a transaction is one connection, and that answers one query at a time.
  const users = await sql.user.findMany({
    where: { organizationId, id: { in: ids.users } },
    select: { id: true, displayName: true },
  })
  const stores = await sql.store.findMany({
    where: { organizationId, id: { in: ids.stores } },
    select: { id: true, name: true },
  })
  const directories = await sql.directory.findMany({
    where: { organizationId, id: { in: ids.directories } },
    select: { id: true, name: true },
  })
  const targets = await sql.target.findMany({
    where: { organizationId, id: { in: ids.targets } },
    select: { id: true, name: true },
  })
  return new Map([
    ...users.map((user): [string, string] => [user.id, user.displayName]),
    ...stores.map((store): [string, string] => [store.id, store.name]),
    ...directories.map((directory): [string, string] => [directory.id, directory.name]),
    ...targets.map((target): [string, string] => [target.id, target.name]),
  ])
}

/** Whether a directory that is live knows anybody. */
export async function hasLivePeople({ sql, organizationId }: Tenant): Promise<boolean> {
  const user = await sql.user.findFirst({
    where: { organizationId, deletedAt: null, probe: false, directory: { mode: 'live' } },
    select: { id: true },
  })
  return user !== null
}

/** People by the worst state of their links, for the overview. */
export async function countPeople({ sql, organizationId }: Tenant) {
  const rows = await sql.$queryRaw<
    { people: number; verified: number; pending: number; failed: number; restricted: number }[]
  >`
    with person as (
      select scim_user.id,
             bool_or(link.state = 'failed') as failed,
             bool_or(link.state in ('accepted', 'planned', 'queued', 'writing')) as pending,
             bool_or(link.restricted) as restricted,
             count(link.id) as links
      from scim_user left join link on link.user_id = scim_user.id
      where scim_user.organization_id = ${organizationId}::uuid and scim_user.deleted_at is null
      group by scim_user.id)
    select count(*)::int as people,
           count(*) filter (where failed)::int as failed,
           count(*) filter (where pending and not failed)::int as pending,
           count(*) filter (where restricted and not pending and not failed)::int as restricted,
           count(*) filter (where links > 0 and not coalesce(failed or pending or restricted, false))::int as verified
    from person`
  return rows[0] ?? { people: 0, verified: 0, pending: 0, failed: 0, restricted: 0 }
}

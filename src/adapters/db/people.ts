import type { Tenant } from './tenant'

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

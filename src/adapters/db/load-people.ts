import type { Tenant } from './tenant'
import { groupsOf, type Belonging } from './members'
import type { Prisma } from './generated/client'
import type { DirectoryKind } from './generated/enums'

/** A person with everyone they are in the directories that are live, in the order of precedence. */
export type StoredPerson = {
  id: string
  override: Prisma.JsonValue
  accepted: Prisma.JsonValue
  users: {
    id: string
    displayName: string
    active: boolean
    deleted: boolean
    leftAt: Date | null
    lastModified: Date
    /** The customer that the user was made from; null for users that a directory has sent. */
    origin: Prisma.JsonValue
    resource: Prisma.JsonValue
    groups: Belonging[]
    directory: { id: string; name: string; kind: DirectoryKind }
  }[]
}

/**
 * Loads persons by id, in three queries however many there are. Directories that only observe do not count, unless they
 * are named in `alsoFrom`, as for a preview of going live.
 */
export async function loadPeople(
  tenant: Tenant,
  personIds: string[],
  { alsoFrom = [] }: { alsoFrom?: string[] } = {},
): Promise<Map<string, StoredPerson>> {
  const { sql, organizationId } = tenant
  const rows = await sql.user.findMany({
    where: {
      organizationId,
      personId: { in: personIds },
      probe: false,
      OR: [{ directory: { mode: 'live' } }, { directoryId: { in: alsoFrom } }],
    },
    orderBy: [{ directory: { precedence: 'asc' } }, { directoryId: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      personId: true,
      displayName: true,
      active: true,
      deletedAt: true,
      leftAt: true,
      lastModified: true,
      origin: true,
      resource: true,
      directory: { select: { id: true, name: true, kind: true } },
    },
  })
  const overrides = await sql.user.findMany({
    where: { organizationId, id: { in: personIds } },
    select: { id: true, override: true, accepted: true },
  })
  const groups = await groupsOf(
    tenant,
    rows.map(({ id }) => id),
  )
  const people = new Map(overrides.map((row): [string, StoredPerson] => [row.id, { ...row, users: [] }]))
  for (const { personId, deletedAt, ...user } of rows) {
    people
      .get(personId)
      ?.users.push({ ...user, deleted: deletedAt !== null, groups: groups.get(user.id) ?? [] })
  }
  return people
}

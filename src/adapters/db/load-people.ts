import { Prisma } from './generated/client'
import type { DirectoryKind } from './generated/enums'
import { groupsOf, type Belonging } from './belongings'
import type { Pipeline } from './pipeline'

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

type Row = Omit<StoredPerson['users'][number], 'groups' | 'directory'> & {
  personId: string
  directoryId: string
  directoryName: string
  directoryKind: DirectoryKind
}

const speaking = (alsoFrom: string[] | 'any') =>
  alsoFrom === 'any'
    ? Prisma.sql`true`
    : Prisma.sql`(mode = 'live' or directory_id = any(${alsoFrom}::uuid[]))`

/**
 * Loads persons by id, in three queries however many there are. Directories that only observe do not count, unless they
 * are named in `alsoFrom`, as for a preview of going live; `any`: whatever they do.
 */
export async function loadPeople(
  tenant: Pipeline,
  personIds: string[],
  { alsoFrom = [] }: { alsoFrom?: string[] | 'any' } = {},
): Promise<Map<string, StoredPerson>> {
  const { sql, organizationId } = tenant
  const [rows, persons] = await Promise.all([
    sql.$queryRaw<Row[]>`
      select scim_user.id::text, person_id::text as "personId", display_name as "displayName", active,
        deleted_at is not null as deleted, left_at as "leftAt", last_modified as "lastModified", origin, resource,
        directory.id::text as "directoryId", directory.name as "directoryName", kind::text as "directoryKind"
      from scim_user join directory on directory.id = directory_id
      where scim_user.organization_id = ${organizationId}::uuid and person_id = any(${personIds}::uuid[])
        and not probe and ${speaking(alsoFrom)}
      order by precedence, directory_id, scim_user.id`,
    sql.$queryRaw<Pick<StoredPerson, 'id' | 'override' | 'accepted'>[]>`
      select id::text, override, accepted from scim_user
      where organization_id = ${organizationId}::uuid and id = any(${personIds}::uuid[])`,
  ])
  const groups = await groupsOf(
    tenant,
    rows.map(({ id }) => id),
  )
  const people = new Map(persons.map((row): [string, StoredPerson] => [row.id, { ...row, users: [] }]))
  for (const { personId, directoryId: id, directoryName: name, directoryKind: kind, ...user } of rows)
    people
      .get(personId)
      ?.users.push({ ...user, groups: groups.get(user.id) ?? [], directory: { id, name, kind } })
  return people
}

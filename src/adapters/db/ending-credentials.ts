import { Prisma } from './generated/client'
import type { Tenant } from './tenant'

/** A token or signing secret of a directory, or the access to a store, that ends or has ended. */
export type EndingCredential = {
  kind: 'token' | 'secret' | 'access'
  id: string
  /** A token's name; null for what has none. */
  name: string | null
  lastFour: string | null
  expiresAt: Date
  lastUsedAt: Date | null
  /** The directory or store that it lets in. */
  ownerId: string
  owner: string
}

type Credentials = { table: 'scim_token' | 'signing_secret'; kind: 'token' | 'secret'; name: Prisma.Sql }

/** Whoever moved to one that lasts longer has nothing to be warned of: the other was used last. */
const ofDirectories = (
  organizationId: string,
  { table, kind, name }: Credentials,
  range: { after: Date; before: Date; now: Date },
) => {
  const own = Prisma.raw(table)
  return Prisma.sql`
    select ${kind}::text as kind, own.id::text, ${name} as name, own.last_four as "lastFour", own.expires_at as "expiresAt",
      own.last_used_at as "lastUsedAt", directory.id::text as "ownerId", directory.name as owner
    from ${own} own join directory on directory.id = own.directory_id
    where own.organization_id = ${organizationId}::uuid and directory.removed_at is null and own.revoked_at is null
      and own.expires_at > ${range.after} and own.expires_at <= ${range.before}
      and (own.expires_at > ${range.now} or own.last_used_at is not null)
      and not exists (select from ${own} other where other.organization_id = ${organizationId}::uuid
        and other.directory_id = own.directory_id and other.id <> own.id and other.revoked_at is null
        and (other.expires_at is null or other.expires_at > own.expires_at)
        and (own.last_used_at is null and other.last_used_at is not null or other.last_used_at > own.last_used_at))`
}

/** What ends by `before` or has ended since `after` while somebody still went by it, the soonest first. */
export const endingCredentials = (
  { sql, organizationId }: Tenant,
  range: { after: Date; before: Date; now: Date },
) =>
  sql.$queryRaw<EndingCredential[]>`
    ${ofDirectories(organizationId, { table: 'scim_token', kind: 'token', name: Prisma.sql`own.name` }, range)}
    union all
    ${ofDirectories(organizationId, { table: 'signing_secret', kind: 'secret', name: Prisma.sql`null` }, range)}
    union all
    select 'access', id::text, null, null, refresh_token_expires_at, last_write_at, id::text, name from store
    where organization_id = ${organizationId}::uuid and status in ('connected', 'scope_missing')
      and sealed_refresh_token is not null and refresh_token_expires_at > ${range.after}
      and refresh_token_expires_at <= ${range.before}
    order by "expiresAt", id`

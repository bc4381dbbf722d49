import { database } from './client'
import type { OrganizationId, Tenant } from './tenant'

/**
 * Live tokens of all organizations whose directory has moved on: they were in use, have not been since a moment, and a
 * newer one that stays live is as old as that and still in use. A spare that nobody has used yet is none of them.
 */
export const idleTokens = (
  { idleSince, usedSince, liveUntil }: { idleSince: Date; usedSince: Date; liveUntil: Date },
  limit: number,
) =>
  database().$queryRaw<{ organizationId: OrganizationId; id: string }[]>`
    select old.organization_id::text as "organizationId", old.id::text from scim_token old
    join directory on directory.id = old.directory_id and directory.removed_at is null
    where old.revoked_at is null and (old.expires_at is null or old.expires_at > now())
      and old.last_used_at < ${idleSince}
      and exists (select from scim_token newer
        where newer.directory_id = old.directory_id and newer.revoked_at is null
          and newer.created_at > old.created_at and newer.created_at < ${idleSince}
          and newer.last_used_at > ${usedSince}
          and (newer.expires_at is null or newer.expires_at > ${liveUntil}))
    order by old.id limit ${limit}`

/** Revokes a token unless it was used after all. Answers whose it was; undefined when it stays, or is revoked already. */
export async function retireToken({ sql, organizationId }: Tenant, id: string, idleSince: Date, now: Date) {
  const [token] = await sql.scimToken.updateManyAndReturn({
    where: { organizationId, id, revokedAt: null, lastUsedAt: { lt: idleSince } },
    data: { revokedAt: now },
    select: { name: true, lastFour: true, lastUsedAt: true, directory: { select: { id: true, name: true } } },
  })
  return token
}

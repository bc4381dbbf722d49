import { Prisma } from './generated/client'
import type { OrganizationId } from './tenant'

/**
 * The person that a new user of a directory is: whoever another directory of the organization knows by this e-mail
 * address, or somebody deleted who had it; null when they are somebody new.
 */
export function personOf(
  organizationId: OrganizationId,
  { directoryId, email, probe }: { directoryId: string; email: string | null; probe: boolean },
): Prisma.Sql {
  if (email === null || probe) return Prisma.sql`null::uuid`
  const address = email.toLowerCase()
  return Prisma.sql`(
    select person_id from (
      select scim_user.person_id, 0 as rank, scim_user.id from scim_user_email join scim_user on scim_user.id = user_id
      where value = ${address} and scim_user_email.directory_id in (
          select id from directory where organization_id = ${organizationId}::uuid and id <> ${directoryId}::uuid)
        and not probe and lower(scim_user.email) = ${address} and scim_user.directory_id <> ${directoryId}::uuid
      union all
      select person_id, 1, id from scim_user
      where organization_id = ${organizationId}::uuid and deleted_at is not null and email = ${email} and not probe
    ) candidate
    where not exists (
      select from scim_user taken where taken.organization_id = ${organizationId}::uuid
        and taken.person_id = candidate.person_id and taken.directory_id = ${directoryId}::uuid and taken.deleted_at is null)
    order by rank, id desc limit 1)`
}

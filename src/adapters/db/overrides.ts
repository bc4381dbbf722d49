import { Prisma } from './generated/client'
import type { Pipeline } from './pipeline'
import type { Tenant } from './tenant'

/** What a teammate has decided over the directories about one person. */
export type Override = {
  kind: 'restricted' | 'kept'
  by: { id: string; name: string }
  at: string
  note: string
}

/** Decides over the directories about one person (User.personId); null leaves it to the directories again. */
export const setOverride = ({ sql, organizationId }: Tenant, personId: string, override: Override | null) =>
  sql.user.updateMany({
    where: { organizationId, id: personId },
    data: { override: override ?? Prisma.DbNull },
  })

/** The same for keeping people, but for those whom a teammate has restricted. */
export const keepPeople = (
  { sql, organizationId }: Tenant,
  personIds: string[],
  override: Override & { kind: 'kept' },
) =>
  sql.$queryRaw<{ id: string; displayName: string }[]>`
    update scim_user set override = ${override}::jsonb
    where organization_id = ${organizationId}::uuid and id = any(${personIds}::uuid[]) and not probe
      and override->>'kind' is distinct from 'restricted'
    returning id::text, display_name as "displayName"`

/**
 * The directory has spoken anew about these users: whoever was kept against what it had said before is not any more.
 * Somebody whom a teammate has restricted stays so.
 */
export const endKept = ({ sql, organizationId }: Pipeline, userIds: string[]) =>
  userIds.length === 0
    ? 0
    : sql.$executeRaw`
        update scim_user person set override = null
        where organization_id = ${organizationId}::uuid and override->>'kind' = 'kept'
          and id in (select person_id from scim_user
            where organization_id = ${organizationId}::uuid and id = any(${userIds}::uuid[]))`

import { database } from './client'
import { Prisma } from './generated/client'
import type { LinkState } from './generated/enums'
import { owedAgain, owedAnew, type Urgency } from './urgency'
import type { Pipeline } from './pipeline'
import type { OrganizationId, Tenant } from './tenant'

/** Kinds that are written to; the others are fetched from us. */
const pushed = Prisma.sql`target.kind in ('scim', 'entra', 'webhook')`

/** Whom a target's source holds, as far as columns tell; the rest is decided when the link is drained. */
const isMeant = Prisma.sql`
  person.living and (target.source = 'all' or target.source_directory_id = any(person.directories))
  and (target.directory_id is null or target.directory_id <> all(person.directories))`

/** Someone who is already at a target is owed to it whatever they have become: else they could never leave. */
const isThere = Prisma.sql`
  exists (select 1 from target_link there where there.target_id = target.id and there.user_id = person.id)`

type OwedTarget = { targetId: string; state: LinkState }

/** Inserts or owes a link for each of some persons at each of some targets. */
function owePeople(
  { sql, organizationId }: Pipeline,
  { users, targets, urgency }: { users: Prisma.Sql; targets: Prisma.Sql; urgency: Urgency },
): Promise<OwedTarget[]> {
  return sql.$queryRaw<OwedTarget[]>`
    insert into target_link (id, organization_id, target_id, user_id, state, generation, priority, due_at, due_since, cause_id)
    select gen_random_uuid(), ${organizationId}::uuid, target.id, person.id,
      case when live then 'queued' else 'planned' end::"LinkState", 1, ${urgency.priority},
      case when live then now() + ${urgency.delayMs} * interval '1 ms' end, now(), ${urgency.causeId ?? null}::uuid
    from target join (
      select person_id as id, bool_or(directory.mode = 'live') as live, bool_or(deleted_at is null) as living,
             array_agg(directory_id) as directories
      from scim_user join directory on directory.id = directory_id
      where scim_user.organization_id = ${organizationId}::uuid and not probe and ${users}
      group by person_id) person on (${isMeant}) or (${isThere})
    where target.organization_id = ${organizationId}::uuid and ${pushed} and ${targets}
    on conflict (user_id, target_id) do update set ${owedAnew('target_link', urgency)}
    returning target_id::text as "targetId", state`
}

const toWake = (rows: OwedTarget[]) => [
  ...new Set(rows.flatMap(({ targetId, state }) => (state === 'queued' ? [targetId] : []))),
]

/** Owes some users' persons to every target that is for them or has them. Answers the targets to wake. */
export async function owePeopleToTargets(
  tenant: Pipeline,
  which: { userIds: string[] } | { directoryId: string },
  urgency: Urgency,
): Promise<string[]> {
  const { sql, organizationId } = tenant
  // Most organizations have none, and then a user costs no more than this.
  const some = await sql.$queryRaw<unknown[]>`
    select from target where organization_id = ${organizationId}::uuid limit 1`
  if (some.length === 0) return []
  const named =
    'userIds' in which
      ? Prisma.sql`id = any(${which.userIds}::uuid[])`
      : Prisma.sql`directory_id = ${which.directoryId}::uuid`
  const users = Prisma.sql`person_id in (
    select person_id from scim_user where organization_id = ${organizationId}::uuid and ${named})`
  return toWake(await owePeople(tenant, { users, targets: Prisma.sql`true`, urgency }))
}

/** Owes everyone to one target, as when it was made or its settings changed. Answers how many. */
export async function oweTarget(tenant: Tenant, targetId: string, urgency: Urgency): Promise<number> {
  const targets = Prisma.sql`target.id = ${targetId}::uuid`
  return (await owePeople(tenant, { users: Prisma.sql`true`, targets, urgency })).length
}

/** Owes links of one target again: all that failed, or one of them. Answers how many. */
export function oweAgain(
  { sql, organizationId }: Tenant,
  targetId: string,
  which: { linkId: string } | 'failed',
): Promise<number> {
  const those = which === 'failed' ? Prisma.sql`state = 'failed'` : Prisma.sql`id = ${which.linkId}::uuid`
  return sql.$executeRaw`
    update target_link set ${owedAgain('target_link', { priority: 0, delayMs: 0 })}
    where organization_id = ${organizationId}::uuid and target_id = ${targetId}::uuid and ${those}`
}

/** Targets of every organization that are owed something now; the sweep wakes them. */
export const targetsOwed = () =>
  database().$queryRaw<{ organizationId: OrganizationId; targetId: string }[]>`
    select target.organization_id::text as "organizationId", target.id::text as "targetId"
    from target join organization on organization.id = target.organization_id
    where target.mode = 'on' and organization.paused_at is null and (target.retry_at is null or target.retry_at <= now())
      and exists (select 1 from target_link where target_link.target_id = target.id and target_link.due_at <= now())`

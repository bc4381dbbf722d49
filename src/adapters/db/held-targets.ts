import { claimed, heldBack, joinedById, type Claimed } from './claimed-links'
import type { Prisma } from './generated/client'
import type { Hold } from './hold-links'
import type { Tenant } from './tenant'

/** Puts removals at a target into a change: nothing is due of them until it is decided. Answers those that are new in it. */
export async function holdAtTarget(
  { sql, organizationId }: Tenant,
  changeId: string,
  links: Claimed[],
  reason: Prisma.InputJsonObject,
): Promise<string[]> {
  const rows = await sql.$queryRaw<{ id: string; isNew: boolean }[]>`
    insert into held_at_target (organization_id, change_id, target_link_id, person_id)
    select ${organizationId}::uuid, ${changeId}::uuid, target_link.id, target_link.user_id from ${claimed(links)}
    join target_link on target_link.id = claimed.id and target_link.organization_id = ${organizationId}::uuid
    on conflict (change_id, target_link_id) do update set ended_at = null
    returning target_link_id::text as id, xmax = 0 as "isNew"`
  await sql.$executeRaw`
    update target_link set
      leaving_since = coalesce(leaving_since, now()),
      ${heldBack('target_link', reason)}
    from ${claimed(links)}
    where target_link.organization_id = ${organizationId}::uuid and ${joinedById('target_link', 'claimed', links)}`
  return rows.filter(({ isNew }) => isNew).map(({ id }) => id)
}

/** What has been said so far about people who leave, wherever they do; what was approved comes before what waits. */
export async function holdsOfPeople(
  { sql, organizationId }: Tenant,
  personIds: string[],
): Promise<Map<string, Hold>> {
  const rows = await sql.$queryRaw<(Hold & { personId: string })[]>`
    select person_id::text as "personId", change_id::text as "changeId", state::text as state
    from (
      select person_id, change_id from held_removal
      where organization_id = ${organizationId}::uuid and person_id = any(${personIds}::uuid[]) and ended_at is null
        and loss is null
      union
      select person_id, change_id from held_at_target
      where organization_id = ${organizationId}::uuid and person_id = any(${personIds}::uuid[]) and ended_at is null
    ) held join held_change on held_change.id = change_id
    where state in ('open', 'approved')
    order by state = 'open' desc, opened_at`
  return new Map(rows.map(({ personId, ...hold }) => [personId, hold]))
}

/** These people belong at the target again. Answers the changes that have ended because nobody is left in them. */
export async function endTargetHolds({ sql, organizationId }: Tenant, linkIds: string[]): Promise<string[]> {
  await sql.$executeRaw`
    update target_link set leaving_since = null
    where organization_id = ${organizationId}::uuid and id = any(${linkIds}::uuid[])`
  const left = await sql.$queryRaw<{ changeId: string }[]>`
    update held_at_target set ended_at = now()
    where organization_id = ${organizationId}::uuid and target_link_id = any(${linkIds}::uuid[]) and ended_at is null
    returning change_id::text as "changeId"`
  return left.map(({ changeId }) => changeId)
}

/** Owes what a change has held at targets. Answers the targets to wake. */
export async function releaseAtTargets({ sql, organizationId }: Tenant, changeId: string): Promise<string[]> {
  const rows = await sql.$queryRaw<{ targetId: string }[]>`
    update target_link set state = 'queued', reason = null, generation = generation + 1, priority = 0, due_at = now(),
      due_since = now()
    where organization_id = ${organizationId}::uuid and state = 'held'
      and id in (select target_link_id from held_at_target where change_id = ${changeId}::uuid and ended_at is null)
    returning target_id::text as "targetId"`
  return [...new Set(rows.map(({ targetId }) => targetId))]
}

/** Where each of some people is held at a target by a change. */
export const heldAtTargets = ({ sql, organizationId }: Tenant, changeId: string, personIds: string[]) =>
  sql.$queryRaw<
    {
      personId: string
      displayName: string
      userName: string
      target: { id: string; name: string }
      linkId: string
      state: string
      isOver: boolean
    }[]
  >`
    select held_at_target.person_id::text as "personId", display_name as "displayName", user_name as "userName",
      jsonb_build_object('id', target.id, 'name', target.name) as target, target_link.id::text as "linkId",
      target_link.state::text as state, ended_at is not null as "isOver"
    from held_at_target join target_link on target_link.id = target_link_id join target on target.id = target_id
    join scim_user on scim_user.id = held_at_target.person_id
    where held_at_target.organization_id = ${organizationId}::uuid and change_id = ${changeId}::uuid
      and held_at_target.person_id = any(${personIds}::uuid[])
    order by target.name`

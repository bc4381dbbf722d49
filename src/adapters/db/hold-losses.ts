import { Prisma } from './generated/client'
import { endChangesWithout } from './hold-links'
import type { Pipeline } from './pipeline'
import { lately, ofStore, type Guarded } from './removals'
import type { Tenant } from './tenant'

/** What people who stay would lose, and a guard has stopped or a teammate has decided on: losses of a held change. */
export type LossHold = {
  linkId: string
  changeId: string
  state: 'open' | 'approved' | 'rejected'
  loss: Prisma.JsonValue
}

/** What has been said last about what these people would lose. */
export async function lossHoldsOf({ sql, organizationId }: Tenant, linkIds: string[]) {
  const rows = await sql.$queryRaw<LossHold[]>`
    select link_id::text as "linkId", change_id::text as "changeId", state::text as state, loss
    from held_removal join held_change on held_change.id = change_id
    where held_removal.organization_id = ${organizationId}::uuid and link_id = any(${linkIds}::uuid[])
      and ended_at is null and loss is not null and state in ('open', 'approved', 'rejected')
    order by coalesce(closed_at, held_at)`
  return new Map(rows.map((hold) => [hold.linkId, hold]))
}

/** Puts losses into a change, or says anew what they are. Answers the links that are new in it. */
export async function holdLosses(
  tenant: Tenant,
  changeId: string,
  losses: { linkId: string; loss: Prisma.InputJsonObject }[],
): Promise<string[]> {
  const { sql, organizationId } = tenant
  const said = Prisma.sql`jsonb_to_recordset(${JSON.stringify(losses)}::jsonb) as said("linkId" uuid, loss jsonb)`
  const rows = await sql.$queryRaw<{ linkId: string; isNew: boolean }[]>`
    insert into held_removal (organization_id, change_id, link_id, person_id, loss)
    select ${organizationId}::uuid, ${changeId}::uuid, link.id, link.user_id, said.loss from ${said}
    join link on link.id = said."linkId" and link.organization_id = ${organizationId}::uuid
    on conflict (change_id, link_id) do update set loss = excluded.loss, ended_at = null
    returning link_id::text as "linkId", xmax = 0 as "isNew"`
  await markLosing(
    tenant,
    losses.map(({ linkId }) => linkId),
  )
  return rows.filter(({ isNew }) => isNew).map(({ linkId }) => linkId)
}

/**
 * These people lose nothing any more, or something else: what was held of them counts no more, and a change that nobody
 * is left in ends by itself. Answers the changes that have ended.
 */
export async function endLosses({ sql, organizationId }: Tenant, linkIds: string[]): Promise<string[]> {
  await sql.$executeRaw`
    update link set losing_since = null
    where organization_id = ${organizationId}::uuid and id = any(${linkIds}::uuid[])`
  const left = await sql.$queryRaw<{ changeId: string }[]>`
    update held_removal set ended_at = now()
    where organization_id = ${organizationId}::uuid and link_id = any(${linkIds}::uuid[]) and ended_at is null
      and loss is not null
    returning change_id::text as "changeId"`
  return endChangesWithout(
    { sql, organizationId },
    left.map(({ changeId }) => changeId),
  )
}

/** Remembers that these people would lose something. */
export const markLosing = ({ sql, organizationId }: Tenant, linkIds: string[]) =>
  sql.$executeRaw`
    update link set losing_since = coalesce(losing_since, now())
    where organization_id = ${organizationId}::uuid and id = any(${linkIds}::uuid[])`

/** What was approved has been written: a later loss is another one. */
export const lossesDone = ({ sql, organizationId }: Pipeline, linkIds: string[]) =>
  sql.$executeRaw`
    with done as (
      update held_removal set ended_at = now()
      where organization_id = ${organizationId}::uuid and link_id = any(${linkIds}::uuid[]) and ended_at is null
        and loss is not null)
    update link set losing_since = null
    where organization_id = ${organizationId}::uuid and id = any(${linkIds}::uuid[])`

/** These people lose something now that nobody has decided on. */
export const noteLosses = ({ sql, organizationId }: Tenant, linkIds: string[]) =>
  sql.$executeRaw`
    update link set lost_at = now(), losing_since = null
    where organization_id = ${organizationId}::uuid and id = any(${linkIds}::uuid[])`

/**
 * People who are about to lose something while they stay, or have lost it within the window. Left out is what a teammate
 * has decided on.
 */
export async function countLosses(
  { sql, organizationId }: Tenant,
  guarded: Guarded,
  windowHours: number,
): Promise<number> {
  const { directoryId } = guarded
  const ofDirectory =
    directoryId === undefined
      ? Prisma.empty
      : Prisma.sql`
          where exists (select from scim_user
            where person_id = losing.user_id and directory_id = ${directoryId}::uuid and not probe)`
  const [row] = await sql.$queryRaw<{ people: number }[]>`
    with losing as (
      select link.user_id from link
      where link.organization_id = ${organizationId}::uuid and losing_since is not null ${ofStore(guarded)}
        and not exists (
          select from held_removal join held_change on held_change.id = change_id
          where link_id = link.id and ended_at is null and loss is not null and state in ('approved', 'rejected'))
      union
      select link.user_id from link
      where link.organization_id = ${organizationId}::uuid and lost_at > ${lately(windowHours)} ${ofStore(guarded)})
    select count(*)::int as people from losing ${ofDirectory}`
  return row?.people ?? 0
}

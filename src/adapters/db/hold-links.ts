import type { GuardKind } from '@/core/reconcile/guard'
import { claimed, heldBack, joinedById, type Claimed } from './claimed-links'
import type { Prisma } from './generated/client'
import type { Guarded } from './removals'
import type { Tenant } from './tenant'

/** What a waiting change is about: whose limit was reached, and which. */
export type Waiting = Guarded & { kind: GuardKind }

/** The waiting change of a directory or store, opened when there is none; nobody decides on it in this transaction. */
export async function openChange(
  tenant: Tenant,
  waiting: Waiting,
  measured: Prisma.InputJsonObject,
): Promise<{ id: string; isNew: boolean }> {
  const { sql, organizationId } = tenant
  const [directoryId, storeId] = [waiting.directoryId ?? null, waiting.storeId ?? null]
  const [opened] = await sql.$queryRaw<{ id: string }[]>`
    insert into held_change (id, organization_id, directory_id, store_id, kind, measured)
    values (gen_random_uuid(), ${organizationId}::uuid, ${directoryId}::uuid, ${storeId}::uuid,
      ${waiting.kind}::"HeldKind", ${measured}::jsonb)
    on conflict (organization_id, directory_id, store_id, kind) where state = 'open' do nothing returning id::text`
  if (opened) return { id: opened.id, isNew: true }
  const known = await waitingChange(tenant, waiting)
  return known === undefined ? openChange(tenant, waiting, measured) : { id: known, isNew: false }
}

/** The change that waits already, locked: nobody decides on it in this transaction. */
export async function waitingChange(
  { sql, organizationId }: Tenant,
  { directoryId, storeId, kind }: Waiting,
): Promise<string | undefined> {
  const [row] = await sql.$queryRaw<{ id: string }[]>`
    select id::text from held_change
    where organization_id = ${organizationId}::uuid and state = 'open' and kind = ${kind}::"HeldKind"
      and directory_id is not distinct from ${directoryId ?? null}::uuid
      and store_id is not distinct from ${storeId ?? null}::uuid
    for update`
  return row?.id
}

/** Says of what size the removals are that a change is about. */
export const keepMeasured = ({ sql, organizationId }: Tenant, id: string, measured: Prisma.InputJsonObject) =>
  sql.heldChange.updateMany({ where: { organizationId, id }, data: { measured } })

/** Puts removals into a change: nothing is due of them until it is decided. */
export async function holdLinks(
  { sql, organizationId }: Tenant,
  changeId: string,
  links: Claimed[],
  reason: Prisma.InputJsonObject,
): Promise<void> {
  await sql.$executeRaw`
    insert into held_removal (organization_id, change_id, link_id, person_id)
    select ${organizationId}::uuid, ${changeId}::uuid, link.id, link.user_id from ${claimed(links)}
    join link on link.id = claimed.id and link.organization_id = ${organizationId}::uuid
    on conflict (change_id, link_id) do update set ended_at = null`
  await sql.$executeRaw`
    update link set
      ${heldBack('link', reason)}
    from ${claimed(links)}
    where link.organization_id = ${organizationId}::uuid and ${joinedById('link', 'claimed', links)}`
}

export type Hold = { changeId: string; state: 'open' | 'approved' }

/** What has been said about these removals so far. */
export async function holdsOf(
  { sql, organizationId }: Tenant,
  linkIds: string[],
): Promise<Map<string, Hold>> {
  const rows = await sql.$queryRaw<(Hold & { linkId: string })[]>`
    select link_id::text as "linkId", change_id::text as "changeId", state::text as state
    from held_removal join held_change on held_change.id = change_id
    where held_removal.organization_id = ${organizationId}::uuid and link_id = any(${linkIds}::uuid[])
      and ended_at is null and loss is null and state in ('open', 'approved')
    order by held_at`
  return new Map(rows.map(({ linkId, ...hold }) => [linkId, hold]))
}

/**
 * These people belong in the store again: what was held or approved of them counts no more, and a change that nobody is
 * left in ends by itself. Answers the changes that have ended.
 */
export async function endHolds({ sql, organizationId }: Tenant, linkIds: string[]): Promise<string[]> {
  await sql.$executeRaw`
    update link set leaving_since = null, losing_since = null
    where organization_id = ${organizationId}::uuid and id = any(${linkIds}::uuid[])`
  const left = await sql.$queryRaw<{ changeId: string }[]>`
    update held_removal set ended_at = now()
    where organization_id = ${organizationId}::uuid and link_id = any(${linkIds}::uuid[]) and ended_at is null
    returning change_id::text as "changeId"`
  return endChangesWithout(
    { sql, organizationId },
    left.map(({ changeId }) => changeId),
  )
}

/** Ends those of some waiting changes in which nobody is left. Answers them. */
export async function endChangesWithout(
  { sql, organizationId }: Pick<Tenant, 'sql' | 'organizationId'>,
  changeIds: string[],
): Promise<string[]> {
  if (changeIds.length === 0) return []
  const ended = await sql.$queryRaw<{ id: string }[]>`
    update held_change set state = 'ended', closed_at = now()
    where organization_id = ${organizationId}::uuid and state = 'open'
      and id = any(${changeIds}::uuid[])
      and not exists (select from held_removal where change_id = held_change.id and ended_at is null)
      and not exists (select from held_at_target where change_id = held_change.id and ended_at is null)
    returning id::text`
  return ended.map(({ id }) => id)
}

import type { GuardKind } from '@/core/reconcile/guard'
import { Prisma } from './generated/client'
import { endChangesWithout } from './hold-links'
import type { Tenant } from './tenant'

type Approval = { kind: GuardKind; storeIds: string[]; decision: Prisma.InputJsonObject }

/**
 * Notes that the removals of a preview, or what people who stay lose by it, were seen and approved before they are
 * decided, a change for each store, so that no guard holds them. What waits of the same people is decided by that, too.
 * The preview's links exist already. Answers the changes that have ended.
 */
export async function approvePreview(
  tenant: Tenant,
  previewId: string,
  { kind, storeIds, decision }: Approval,
): Promise<string[]> {
  const { sql, organizationId } = tenant
  const listed = Prisma.sql`
    select link.id as link_id, link.user_id, preview_line.store_id, ${lossOf[kind]} as loss
    from preview_line join link on link.user_id = person_id and link.store_id = preview_line.store_id
    where preview_line.organization_id = ${organizationId}::uuid and preview_id = ${previewId}::uuid
      and ${isOf[kind]} and preview_line.store_id = any(${storeIds}::uuid[])`
  if (kind === 'losses')
    await sql.$executeRaw`
      with listed as (${listed})
      update link set losing_since = coalesce(losing_since, now()) from listed where link.id = listed.link_id`
  const waited = await sql.$queryRaw<{ changeId: string }[]>`
    with listed as (${listed})
    update held_removal set ended_at = now() from listed, held_change
    where held_removal.link_id = listed.link_id and ended_at is null
      and held_change.id = change_id and held_change.state = 'open' and held_change.kind = ${kind}::"HeldKind"
    returning change_id::text as "changeId"`
  await sql.$executeRaw`
    with listed as (${listed}),
    change as (
      insert into held_change (id, organization_id, store_id, kind, state, measured, approvals, decision, closed_at)
      select gen_random_uuid(), ${organizationId}::uuid, store_id, ${kind}::"HeldKind", 'approved',
        jsonb_build_object('removals', count(*), 'linked', count(*), 'limit', count(*), 'windowHours', 0),
        jsonb_build_array(${decision}::jsonb), ${decision}::jsonb, now()
      from listed group by store_id returning id, store_id)
    insert into held_removal (organization_id, change_id, link_id, person_id, loss)
    select ${organizationId}::uuid, change.id, listed.link_id, listed.user_id, listed.loss
    from listed join change on change.store_id = listed.store_id`
  return endChangesWithout(
    tenant,
    waited.map(({ changeId }) => changeId),
  )
}

const lossOf = {
  removals: Prisma.sql`null::jsonb`,
  losses: Prisma.sql`preview_line.loss`,
} satisfies Record<GuardKind, Prisma.Sql>

const isOf = {
  removals: Prisma.sql`preview_line.kind = 'restrict'`,
  losses: Prisma.sql`preview_line.loss is not null`,
} satisfies Record<GuardKind, Prisma.Sql>

import type { Prisma } from './generated/client'
import type { Tenant } from './tenant'

type Approval = { storeIds: string[]; decision: Prisma.InputJsonObject }

/**
 * Notes that the removals of a preview were seen and approved before they are decided, a change for each store, so that no
 * guard holds them. The preview's links exist already.
 */
export async function approvePreviewRemovals(
  { sql, organizationId }: Tenant,
  previewId: string,
  { storeIds, decision }: Approval,
): Promise<void> {
  await sql.$executeRaw`
    with leaving as (
      select link.id as link_id, link.user_id, preview_line.store_id
      from preview_line join link on link.user_id = person_id and link.store_id = preview_line.store_id
      where preview_line.organization_id = ${organizationId}::uuid and preview_id = ${previewId}::uuid
        and kind = 'restrict' and preview_line.store_id = any(${storeIds}::uuid[])),
    change as (
      insert into held_change (id, organization_id, store_id, state, measured, approvals, decision, closed_at)
      select gen_random_uuid(), ${organizationId}::uuid, store_id, 'approved',
        jsonb_build_object('removals', count(*), 'linked', count(*), 'limit', count(*), 'windowHours', 0),
        jsonb_build_array(${decision}::jsonb), ${decision}::jsonb, now()
      from leaving group by store_id returning id, store_id)
    insert into held_removal (organization_id, change_id, link_id, person_id)
    select ${organizationId}::uuid, change.id, leaving.link_id, leaving.user_id
    from leaving join change on change.store_id = leaving.store_id`
}

/** The same for what people who stay would lose by a preview. */
export async function approvePreviewLosses(
  { sql, organizationId }: Tenant,
  previewId: string,
  { storeIds, decision }: Approval,
): Promise<void> {
  await sql.$executeRaw`
    with losing as (
      select link.id as link_id, link.user_id, preview_line.store_id, loss
      from preview_line join link on link.user_id = person_id and link.store_id = preview_line.store_id
      where preview_line.organization_id = ${organizationId}::uuid and preview_id = ${previewId}::uuid
        and loss is not null and preview_line.store_id = any(${storeIds}::uuid[])),
    marked as (
      update link set losing_since = coalesce(losing_since, now()) from losing where link.id = losing.link_id),
    change as (
      insert into held_change (id, organization_id, store_id, kind, state, measured, approvals, decision, closed_at)
      select gen_random_uuid(), ${organizationId}::uuid, store_id, 'losses', 'approved',
        jsonb_build_object('removals', count(*), 'linked', count(*), 'limit', count(*), 'windowHours', 0),
        jsonb_build_array(${decision}::jsonb), ${decision}::jsonb, now()
      from losing group by store_id returning id, store_id)
    insert into held_removal (organization_id, change_id, link_id, person_id, loss)
    select ${organizationId}::uuid, change.id, losing.link_id, losing.user_id, losing.loss
    from losing join change on change.store_id = losing.store_id`
}

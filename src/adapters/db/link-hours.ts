import { joinedById } from './claimed-links'
import { Prisma } from './generated/client'
import type { Tenant } from './tenant'

/** True when what a link has counted is of an hour that is over. */
export const isHourOver = Prisma.sql`(link.hour_began is null or link.hour_began < now() - interval '1 hour')`

/** Counts an edit in the store that was answered: put back, or accepted. */
export const countEdit = (
  { sql, organizationId }: Tenant,
  linkId: string,
  answer: 'put-back' | 'accepted',
) => {
  const [putBacks, accepted] = answer === 'put-back' ? [1, 0] : [0, 1]
  return sql.$executeRaw`
    update link set
      hour_began = case when ${isHourOver} then now() else hour_began end,
      writes = case when ${isHourOver} then 0 else writes end,
      put_backs = case when ${isHourOver} then 0 else put_backs end + ${putBacks},
      accepted_edits = case when ${isHourOver} then 0 else accepted_edits end + ${accepted}
    where organization_id = ${organizationId}::uuid and id = ${linkId}::uuid`
}

type Stopped = { id: string; generation: number; reason: Prisma.InputJsonObject }

/**
 * Stops writing claimed links until a person lets them go on. What was owed anew meanwhile stays due, and is stopped when
 * it is claimed; what the directories say is not lost, because it is decided anew when writing goes on.
 */
export const tripLinks = ({ sql, organizationId }: Tenant, stopped: Stopped[]) =>
  sql.$executeRaw`
    update link set
      claim = null,
      attempts = greatest(attempts - 1, 0),
      tripped_at = coalesce(tripped_at, now()),
      reason = case when tripped_at is null then said.reason else coalesce(link.reason, said.reason) end,
      failed_at = now(),
      failed_since = coalesce(failed_since, now()),
      state = case when link.generation = said.generation then 'failed'
        when link.due_at is null then link.state else 'queued' end,
      due_at = case when link.generation = said.generation then null else link.due_at end,
      due_since = case when link.generation = said.generation then null else link.due_since end
    from jsonb_to_recordset(${JSON.stringify(stopped)}::jsonb) as said(id uuid, generation int, reason jsonb)
    where link.organization_id = ${organizationId}::uuid and ${joinedById('link', 'said', stopped)}`

/** A link that goes on; `isContested`: what its store showed was no longer followed. */
export type Resumed = { id: string; storeId: string; isContested: boolean }

/** Lets links (a condition) be written and followed again, as if nothing had been counted. Answers which. */
export const resumeLinks = ({ sql, organizationId }: Tenant, which: Prisma.Sql) =>
  sql.$queryRaw<Resumed[]>`
    update link set tripped_at = null, hour_began = null, writes = 0, put_backs = 0, accepted_edits = 0
    where link.organization_id = ${organizationId}::uuid and ${which}
      and (tripped_at is not null or hour_began is not null)
    returning id::text, store_id::text as "storeId", coalesce(reason->>'code' = 'contested', false) as "isContested"`

/** The same for everywhere that a user's person is. */
export const resumePerson = (tenant: Tenant, userId: string) =>
  resumeLinks(
    tenant,
    Prisma.sql`link.user_id = (select person_id from scim_user
      where scim_user.organization_id = ${tenant.organizationId}::uuid and id = ${userId}::uuid)`,
  )

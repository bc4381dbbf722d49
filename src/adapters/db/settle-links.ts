import { joinedById } from './claimed-links'
import { Prisma } from './generated/client'
import type { LinkState } from './generated/enums'
import { isHourOver } from './link-hours'
import type { Pipeline } from './pipeline'

export type LinkOutcome = {
  id: string
  generation: number
  state: LinkState
  reason: Prisma.InputJsonObject | null
  /** What was left out because the store would refuse it; absent = nobody has looked. */
  problems?: Prisma.InputJsonArray
  /** When to try (or, when all is well, to look) again; null when nothing is owed any more. */
  retryAt: Date | null
  /** With what priority it is owed from then on, other than what its state says. */
  priority?: number
  /** The store was written to, whatever came of it. */
  isWrite?: boolean
  /** The store has deleted the customer: a new one may be created for the same link. */
  forget?: boolean
  /** Present once the store has answered with the customer. */
  written?: {
    customerId: string
    desired: Prisma.InputJsonObject
    agreed: Prisma.InputJsonObject
    observed: Prisma.InputJsonObject
    managedTags: string[]
    managedRoles: Prisma.InputJsonArray
    managedMetafields: Prisma.InputJsonObject
    addressId: string | null
    restricted: boolean
    /** Since when the store has been asked to erase the customer. */
    erasureRequestedAt: Date | null
    /** Present after a verified write of a member. */
    lastMember?: Prisma.InputJsonObject
    /** Absent while the store does not show all that was asked for. */
    verifiedAt?: Date
  }
}

/** A look at a later date gives way to whatever is owed until then. */
const LOOK_AGAIN = 90

/** Compared with the row as it is when it is updated, not as it was when the statement began. */
const asClaimed = Prisma.sql`link.generation = said.generation`

/**
 * Records what a drain did, in one statement however many links there are. A link that was owed anew meanwhile (its
 * generation moved) stays due; what the store has shown of it is kept all the same.
 */
export const settleLinks = ({ sql, organizationId }: Pipeline, outcomes: LinkOutcome[]) =>
  sql.$executeRaw`
    update link set
      customer_id = case when said.forget then null else coalesce(shown.customer_id, link.customer_id) end,
      desired = coalesce(shown.desired, link.desired),
      agreed = case when said.forget then null else coalesce(shown.agreed, link.agreed) end,
      observed = case when said.forget then null else coalesce(shown.observed, link.observed) end,
      managed_tags = case when said.forget then '{}' when shown.managed_tags is null then link.managed_tags
        else array(select jsonb_array_elements_text(shown.managed_tags)) end,
      managed_roles = case when said.forget then '[]' else coalesce(shown.managed_roles, link.managed_roles) end,
      managed_metafields = case when said.forget then '{}'
        else coalesce(shown.managed_metafields, link.managed_metafields) end,
      address_id = case when said.forget then null when shown.customer_id is null then link.address_id
        else shown.address_id end,
      restricted = case when said.forget then coalesce(shown.restricted, false) else coalesce(shown.restricted, link.restricted) end,
      erasure_requested_at = case when said.forget then null when shown.customer_id is null then link.erasure_requested_at
        else shown.erasure_requested_at end,
      last_member = coalesce(shown.last_member, link.last_member),
      verified_at = coalesce(shown.verified_at, link.verified_at),
      claim = null,
      state = case when ${asClaimed} then said.state when link.due_at is null then link.state else 'queued' end,
      reason = case when ${asClaimed} then nullif(said.reason, 'null') else link.reason end,
      problems = case when ${asClaimed} and said.problems is not null then nullif(said.problems, '[]')
        else link.problems end,
      due_at = case when ${asClaimed} then said.retry_at else link.due_at end,
      priority = case when not ${asClaimed} then link.priority when said.state = 'failed' then 40
        when said.state = 'verified' and said.retry_at is not null then ${LOOK_AGAIN}
        else coalesce(said.priority, 20) end,
      due_since = case when ${asClaimed} and said.state <> 'failed' then null else link.due_since end,
      cause_id = case when ${asClaimed} and said.state in ('verified', 'skipped') then null else link.cause_id end,
      attempts = case when ${asClaimed} and said.state <> 'failed' then 0 else link.attempts end,
      hour_began = case when said.is_write and ${isHourOver} then now() else link.hour_began end,
      writes = case when not said.is_write then link.writes when ${isHourOver} then 1 else link.writes + 1 end,
      put_backs = case when said.is_write and ${isHourOver} then 0 else link.put_backs end,
      accepted_edits = case when said.is_write and ${isHourOver} then 0 else link.accepted_edits end,
      failed_at = case when said.state = 'failed' then now() else link.failed_at end,
      failed_since = case when said.state = 'failed' then coalesce(link.failed_since, now())
        when ${asClaimed} then null else link.failed_since end
    from jsonb_to_recordset(${JSON.stringify(outcomes.map(recordOf))}::jsonb) as said(
      id uuid, generation int, state "LinkState", reason jsonb, problems jsonb, retry_at timestamptz, priority int,
      forget boolean, is_write boolean, written jsonb)
    left join lateral jsonb_to_record(said.written) as shown(
      customer_id text, desired jsonb, agreed jsonb, observed jsonb, managed_tags jsonb, managed_roles jsonb, managed_metafields jsonb, address_id text,
      restricted boolean, erasure_requested_at timestamptz, last_member jsonb, verified_at timestamptz) on true
    where link.organization_id = ${organizationId}::uuid and ${joinedById('link', 'said', outcomes)}`

const recordOf = ({ retryAt, written, isWrite = false, ...settled }: LinkOutcome) => ({
  ...settled,
  is_write: isWrite,
  retry_at: retryAt,
  written: written && {
    customer_id: written.customerId,
    desired: written.desired,
    agreed: written.agreed,
    observed: written.observed,
    managed_tags: written.managedTags,
    managed_roles: written.managedRoles,
    managed_metafields: written.managedMetafields,
    address_id: written.addressId,
    restricted: written.restricted,
    erasure_requested_at: written.erasureRequestedAt,
    last_member: written.lastMember,
    verified_at: written.verifiedAt,
  },
})

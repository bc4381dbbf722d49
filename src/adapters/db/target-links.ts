import { Prisma } from './generated/client'
import type { LinkState } from './generated/enums'
import type { Tenant } from './tenant'

const claimedFields = {
  id: true,
  userId: true,
  state: true,
  recordId: true,
  agreed: true,
  pending: true,
  leavingSince: true,
  attempts: true,
  generation: true,
  dueSince: true,
  causeId: true,
} as const

/**
 * Claims up to `limit` due links of one target, most urgent first. The caller holds the target's lock, so whatever is
 * still marked as claimed belongs to a drain that has died and is claimed again.
 */
export async function claimTargetLinks(
  { sql, organizationId }: Tenant,
  targetId: string,
  claim: string,
  limit: number,
) {
  const claimed = await sql.$queryRaw<{ id: string }[]>`
    update target_link set state = 'writing', claim = ${claim}::uuid,
      attempts = attempts + case when pending is null then 1 else 0 end
    where id in (
      select id from target_link
      where organization_id = ${organizationId}::uuid and target_id = ${targetId}::uuid and due_at <= now()
        and (claim is null or claim <> ${claim}::uuid)
      order by priority, due_at limit ${limit} for update skip locked)
    returning id`
  if (claimed.length === 0) return []
  const rows = await sql.targetLink.findMany({
    where: { organizationId, id: { in: claimed.map((row) => row.id) } },
    orderBy: [{ priority: 'asc' }, { dueAt: 'asc' }],
    select: claimedFields,
  })
  return rows.map(({ userId, dueSince, ...link }) => ({
    ...link,
    personId: userId,
    dueSince: dueSince ?? new Date(),
  }))
}

export type ClaimedTargetLink = Awaited<ReturnType<typeof claimTargetLinks>>[number]

export type TargetLinkOutcome = {
  id: string
  generation: number
  state: LinkState
  reason: Prisma.InputJsonObject | null
  /** When to try (or, with `pending`, to look) again; null when nothing is owed any more. */
  retryAt: Date | null
  /** What was handed over and has no outcome yet. */
  pending?: Prisma.InputJsonObject
  /** Present once the target has taken something: what it keeps now, or null for both when it keeps nothing. */
  taken?: { recordId: string | null; agreed: Prisma.InputJsonObject | null; verifiedAt?: Date }
}

const json = (value: Prisma.InputJsonObject | null | undefined) => value ?? Prisma.DbNull

/** Records what a drain did. A link that was owed anew meanwhile (its generation moved) stays due. */
export async function settleTargetLink(
  { sql, organizationId }: Tenant,
  { id, generation, state, reason, retryAt, pending, taken }: TargetLinkOutcome,
): Promise<void> {
  const where = { organizationId, id }
  const kept = taken ? { ...taken, agreed: json(taken.agreed) } : {}
  await sql.targetLink.updateMany({ where, data: { ...kept, pending: json(pending) } })
  const settled = await sql.targetLink.updateMany({
    where: { ...where, generation },
    data: {
      state,
      reason: json(reason),
      claim: null,
      dueAt: retryAt,
      priority: retryAt === null ? 20 : 40,
      ...(retryAt === null ? { dueSince: null } : {}),
      ...(retryAt === null || pending ? { attempts: 0 } : {}),
    },
  })
  if (settled.count === 0) await sql.targetLink.updateMany({ where, data: { claim: null, state: 'queued' } })
}

/** Whose record this is, if another link of the target has it. */
export const holderOfRecord = ({ sql, organizationId }: Tenant, targetId: string, recordId: string) =>
  sql.targetLink.findFirst({
    where: { organizationId, targetId, recordId },
    select: { id: true, user: { select: { id: true, displayName: true } } },
  })

/** Gives claimed links back untouched, as when the target as a whole did not answer. */
export const releaseTargetClaim = ({ sql, organizationId }: Tenant, claim: string) =>
  sql.targetLink.updateMany({ where: { organizationId, claim }, data: { claim: null, state: 'queued' } })

/** Milliseconds until the target's next link is due (0 = now), or undefined when nothing is owed. */
export async function nextTargetDue(
  { sql, organizationId }: Tenant,
  targetId: string,
): Promise<number | undefined> {
  const rows = await sql.$queryRaw<{ wait: number | null }[]>`
    select extract(epoch from min(due_at) - now())::float8 * 1000 as wait from target_link
    where organization_id = ${organizationId}::uuid and target_id = ${targetId}::uuid and due_at is not null`
  const wait = rows[0]?.wait
  return wait === null || wait === undefined ? undefined : Math.max(0, wait)
}

/** A page of a target's links for the portal, those that need a look first. Keyset-paged by id. */
export const listTargetLinks = (
  { sql, organizationId }: Tenant,
  targetId: string,
  { state, cursor, limit }: { state?: LinkState; cursor?: string; limit: number },
) =>
  sql.targetLink.findMany({
    where: {
      organizationId,
      targetId,
      ...(state ? { state } : {}),
      ...(cursor ? { id: { lt: cursor } } : {}),
    },
    orderBy: { id: 'desc' },
    take: limit,
    select: {
      id: true,
      state: true,
      recordId: true,
      agreed: true,
      pending: true,
      reason: true,
      dueAt: true,
      verifiedAt: true,
      user: { select: { id: true, displayName: true, active: true, deletedAt: true } },
    },
  })

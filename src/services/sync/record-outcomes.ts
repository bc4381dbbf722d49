import { appendEvents } from '@/adapters/db/events'
import { lossesDone } from '@/adapters/db/hold-losses'
import { inPipeline, type Pipeline } from '@/adapters/db/pipeline'
import { settleLinks, type LinkOutcome } from '@/adapters/db/settle-links'
import { markWritten, type ConnectedStore } from '@/adapters/db/stores'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import { describeFailure } from '@/adapters/shopify/failure'
import { includesRole, includesTag } from '@/core/reconcile/canonical'
import {
  isAddress,
  type CustomerFields,
  type CustomerRecord,
  type CustomerWrite,
  type Removal,
  type WriteFailure,
  type WriteResult,
} from '@/core/reconcile/customer-store'
import { differences, type Desired, type Ledger, type Plan } from '@/core/reconcile/decide'
import { isErased } from '@/core/reconcile/erased'
import { managedAfter } from '@/core/reconcile/managed-metafields'
import { closeLeft } from '../conflicts/close-left'
import { noteDepartures } from '../receipts/note-departures'
import { jsonDesired, jsonFields } from './ledger'
import {
  customerDeleted,
  customerErased,
  customerRemoved,
  neverThere,
  noAnswer,
  notTaken,
  removalReason,
} from './reasons'
import type { Decided } from './decide-batch'
import { nudge } from './nudge'
import { retryAfter } from './retry-after'
import { writeEvent } from './write-event'

/** What became of one decided link; without a result nothing had to be written. */
export type Outcome = Decided & {
  writtenAt?: Date
  result?: WriteResult
  /** The customer was there before; it is linked from now on. */
  adopted?: true
  /** Everybody knows already: it needs no line of history. */
  quiet?: boolean
  /** What was written is a part of what is asked for: the rest is still owed. */
  isPart?: boolean
  /** The customer was deleted in the store, as its policy asks of those who have left. */
  removed?: true
}

/** The rest of what a bulk operation has begun waits like any back-fill. */
const REST = 50

/** Records a chunk's outcomes and their history in one transaction. */
export async function recordOutcomes(
  { organizationId, store }: { organizationId: OrganizationId; store: ConnectedStore },
  outcomes: Outcome[],
): Promise<void> {
  const now = new Date()
  const settlements = outcomes.map((outcome): LinkOutcome => {
    const problems = outcome.problem ? {} : { problems: outcome.desired.problems ?? [] }
    return { ...settlement(outcome, now), ...problems, isWrite: outcome.result !== undefined }
  })
  const events = outcomes.flatMap((outcome, index) => {
    const settled = settlements[index]
    return (settled && writeEvent(store, outcome, settled, now)) ?? []
  })
  const done = outcomes.flatMap(({ isApprovedLoss, link }, index) =>
    isApprovedLoss && settlements[index]?.state === 'verified' ? [link.id] : [],
  )
  const isWritten = outcomes.some(({ result }) => result?.ok)
  const record = async (pipeline: Pipeline) => {
    await Promise.all([
      settleLinks(pipeline, settlements),
      ...(events.length > 0 ? [appendEvents(pipeline, events)] : []),
      ...(isWritten ? [markWritten(pipeline, store.id, now)] : []),
      ...(done.length > 0 ? [lossesDone(pipeline, done)] : []),
    ])
  }
  if (!outcomes.some(isAboutLeaving)) return inPipeline(organizationId, record)
  await within(organizationId, async (tenant) => {
    await record(tenant)
    await noteDepartures(tenant, store.id, outcomes, now)
    await closeLeft(tenant, store, outcomes.filter(hasLeft), now)
  })
  for (const { link } of outcomes) nudge(link.personId)
}

const isAboutLeaving = ({ desired, link }: Outcome) =>
  desired.presence === 'leaver' || link.leavingSince !== null

const hasLeft = (outcome: Outcome) =>
  outcome.desired.presence === 'leaver' && (outcome.result?.ok === true || isGone(outcome))

const isGone = ({ result }: Outcome) =>
  result !== undefined && !result.ok && result.failure.code === 'customer-gone'

function settlement(outcome: Outcome, now: Date): LinkOutcome {
  const { link, desired, ledger, plan, result } = outcome
  const base = { id: link.id, generation: link.generation }
  const tryAgain = { state: 'failed', retryAt: retryAfter(link.attempts, now) } as const
  const { state, reason } = outcome.withheld ?? { state: 'verified', reason: null }
  const verified = { state, reason, retryAt: desired.lookAgainAt ?? null } as const
  if (outcome.problem) return { ...base, ...tryAgain, reason: outcome.problem }
  if (isGone(outcome) && desired.presence === 'member')
    return { ...base, state: 'queued', reason: null, retryAt: now, forget: true }
  if (isGone(outcome))
    return { ...base, state: 'skipped', reason: customerDeleted, retryAt: null, forget: true }
  if (result && !result.ok) {
    return { ...base, ...tryAgain, reason: refusedBecause(result.failure) }
  }
  if (plan.kind === 'none' && plan.why === 'not-live')
    return { ...base, state: 'planned', reason: null, retryAt: null }
  if (plan.kind === 'none' && plan.why === 'never-there' && link.restricted)
    return { ...base, state: 'verified', reason: customerRemoved, retryAt: null }
  if (plan.kind === 'none' && plan.why === 'never-there')
    return { ...base, state: 'skipped', reason: neverThere, retryAt: null }
  if (plan.kind === 'none' && result) {
    const isDone = isErased(result.customer)
    const written = asLookedAt(outcome, result.customer, now)
    return { ...base, ...verified, ...(isDone && { reason: customerErased, retryAt: null }), written }
  }
  if (plan.kind === 'none') {
    const known =
      link.customerId === null && ledger.customerId !== null ? { written: foundAgain(outcome, now) } : {}
    return { ...base, ...verified, ...known }
  }
  if (!result) return { ...base, ...tryAgain, reason: noAnswer }
  const differing = [
    ...differences(plan.write, result.customer),
    ...(isStillThere(outcome, plan.write) ? ['that it is deleted'] : []),
  ]
  const kept = written(outcome, plan, result, now)
  if (differing.length === 0 && outcome.isPart) {
    const { verifiedAt: _unverified, lastMember: _unshown, ...shown } = kept
    return { ...base, state: 'queued', reason: null, retryAt: now, priority: REST, written: shown }
  }
  if (outcome.removed)
    return { ...base, state: 'verified', reason: customerRemoved, retryAt: null, written: kept, forget: true }
  if (differing.length === 0 && !result.refused)
    return {
      ...base,
      ...verified,
      reason: removalReason(plan.write, result.removal) ?? reason,
      written: kept,
    }
  // The customer exists and is ours; what it does not show is not agreed on, so that it is written again.
  const { verifiedAt: _unverified, lastMember: _unshown, ...shown } = kept
  const agreed = jsonFields(agreedBy(outcome.ledger.agreed, plan.write.fields, differing))
  const managedTags = kept.managedTags.filter((tag) => includesTag(result.customer.tags, tag))
  const managedRoles = kept.managedRoles.filter((role) => includesRole(result.customer.roles ?? [], role))
  return {
    ...base,
    ...tryAgain,
    reason: result.refused ? refusedBecause(result.refused) : notTaken(differing),
    written: { ...shown, agreed, managedTags, managedRoles },
  }
}

/** Shopify said that it has deleted the customer, and shows it all the same. */
const isStillThere = ({ result, removed }: Outcome, write: CustomerWrite) =>
  asks(write, 'delete') && result?.ok === true && result.removal?.kind === 'done' && removed !== true

const refusedBecause = (failure: WriteFailure) => ({
  code: failure.code,
  ...describeFailure(failure),
  ...(failure.field && { field: failure.field }),
})

/** What both sides agree on after a write of which the store shows a part. */
const agreedBy = (before: CustomerFields, asked: CustomerFields, differing: string[]): CustomerFields =>
  Object.fromEntries([
    ...Object.entries(before),
    ...Object.entries(asked).filter(([field]) => !differing.includes(field)),
  ])

function written(
  { desired, ledger }: Outcome,
  plan: Plan & { kind: 'write' },
  { customer, refused, removal }: WriteResult & { ok: true },
  now: Date,
) {
  const isRequested = asks(plan.write, 'erase') && removal?.kind === 'done'
  const before = ledger.erasureRequestedAt ?? null
  return {
    customerId: customer.id,
    agreed: jsonFields({ ...ledger.agreed, ...plan.write.fields }),
    observed: { ...jsonFields(ledger.observed), roles: ledger.observedRoles, ...customer },
    managedTags: plan.managedTags,
    managedRoles: plan.managedRoles,
    managedMetafields: jsonFields(managedAfter(ledger, plan.write.fields, customer)),
    addressId: addressAfter(ledger, plan.write, customer),
    erasureRequestedAt: isRequested ? now : isTakenBack(plan.write, refused) ? null : before,
    ...standing(desired),
    verifiedAt: now,
  }
}

/** Which of the customer's addresses is ours: the one that we have written last. */
const addressAfter = ({ addressId = null }: Ledger, { fields }: CustomerWrite, shown: CustomerRecord) =>
  Object.keys(fields).some(isAddress) ? (shown.addressId ?? addressId) : addressId

const asks = (write: CustomerWrite, removal: Removal) => write.kind === 'update' && write.removal === removal

const isTakenBack = (write: CustomerWrite, refused: WriteFailure | undefined) =>
  write.kind === 'update' && write.cancelErasure === true && refused === undefined

/** What was asked for, and whether that means that somebody has left. */
function standing(desired: Desired) {
  const asked = jsonDesired(desired)
  const restricted = desired.presence === 'leaver'
  return { desired: asked, restricted, ...(restricted ? {} : { lastMember: asked }) }
}

/** A customer that an unanswered create had made, and that already shows all that is asked for. */
function foundAgain({ desired, ledger }: Outcome, now: Date) {
  return {
    customerId: ledger.customerId ?? '',
    agreed: jsonFields(ledger.agreed),
    observed: { ...jsonFields(ledger.observed), tags: ledger.observedTags, roles: ledger.observedRoles },
    managedTags: ledger.managedTags,
    managedRoles: ledger.managedRoles,
    managedMetafields: jsonFields(ledger.managedMetafields ?? {}),
    addressId: ledger.addressId ?? null,
    erasureRequestedAt: null,
    ...standing(desired),
    verifiedAt: now,
  }
}

/** A customer that was looked at without being written. */
const asLookedAt = ({ desired, ledger }: Outcome, customer: CustomerRecord, now: Date) => ({
  customerId: customer.id,
  agreed: jsonFields(ledger.agreed),
  observed: { ...jsonFields(ledger.observed), roles: ledger.observedRoles, ...customer },
  managedTags: ledger.managedTags,
  managedRoles: ledger.managedRoles,
  managedMetafields: jsonFields(ledger.managedMetafields ?? {}),
  addressId: ledger.addressId ?? null,
  erasureRequestedAt: ledger.erasureRequestedAt ?? null,
  ...standing(desired),
  verifiedAt: now,
})

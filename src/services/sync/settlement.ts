import type { LinkOutcome } from '@/adapters/db/settle-links'
import { describeFailure } from '@/adapters/shopify/failure'
import { includesRole, includesTag } from '@/core/reconcile/canonical'
import type { CustomerFields, CustomerWrite, WriteFailure } from '@/core/reconcile/customer-store'
import { differences } from '@/core/reconcile/decide'
import { isErased } from '@/core/reconcile/erased'
import { jsonFields } from './ledger'
import { isGone, type Outcome } from './outcome'
import {
  customerDeleted,
  customerErased,
  customerRemoved,
  neverThere,
  noAnswer,
  notTaken,
  removalReason,
} from './reasons'
import { asks, asLookedAt, foundAgain, written } from './remembered'
import { retryAfter } from './retry-after'

/** The rest of what a bulk operation has begun waits like any back-fill. */
const REST = 50

/** What a link is after what became of it, and when it is looked at again. */
export function settlement(outcome: Outcome, now: Date): LinkOutcome {
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

import { appendEvents, type NewEvent } from '@/adapters/db/events'
import { settleLink, unlinkCustomer, type LinkOutcome } from '@/adapters/db/links'
import { markWritten, type ConnectedStore } from '@/adapters/db/stores'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import { describeFailure } from '@/adapters/shopify/failure'
import type { CustomerRecord, WriteResult } from '@/core/reconcile/customer-store'
import { differences } from '@/core/reconcile/decide'
import { jsonFields } from './ledger'
import { customerDeleted, neverThere, noAnswer, notTaken } from './reasons'
import type { Decided } from './reconcile-batch'
import { retryAfter } from './retry-after'
import { writeEvent } from './write-event'

/** What became of one decided link; without a result nothing had to be written. */
export type Outcome = Decided & { writtenAt?: Date; result?: WriteResult }

/** Records a chunk's outcomes and their history in one transaction. */
export async function recordOutcomes(
  { organizationId, store }: { organizationId: OrganizationId; store: ConnectedStore },
  outcomes: Outcome[],
): Promise<void> {
  const now = new Date()
  await within(organizationId, async (tenant) => {
    const events: NewEvent[] = []
    for (const outcome of outcomes) {
      if (isGone(outcome)) await unlinkCustomer(tenant, outcome.link.id)
      const settled = settlement(outcome, now)
      await settleLink(tenant, settled)
      const event = writeEvent(store, outcome, settled, now)
      if (event) events.push(event)
    }
    if (events.length > 0) await appendEvents(tenant, events)
    if (outcomes.some(({ result }) => result?.ok)) await markWritten(tenant, store.id, now)
  })
}

const isGone = ({ result }: Outcome) =>
  result !== undefined && !result.ok && result.failure.code === 'customer-gone'

function settlement(outcome: Outcome, now: Date): LinkOutcome {
  const { link, desired, ledger, plan, result } = outcome
  const base = { id: link.id, generation: link.generation }
  if (isGone(outcome) && desired.presence === 'member')
    return { ...base, state: 'queued', reason: null, retryAt: now }
  if (isGone(outcome)) return { ...base, state: 'skipped', reason: customerDeleted, retryAt: null }
  if (result && !result.ok) {
    const reason = { code: result.failure.code, ...describeFailure(result.failure) }
    return { ...base, state: 'failed', reason, retryAt: retryAfter(link.attempts, now) }
  }
  if (plan.kind === 'none' && plan.why === 'never-there')
    return { ...base, state: 'skipped', reason: neverThere, retryAt: null }
  if (plan.kind === 'none') {
    const known =
      link.customerId === null && ledger.customerId !== null ? { written: foundAgain(outcome, now) } : {}
    return { ...base, state: 'verified', reason: null, retryAt: null, ...known }
  }
  if (!result) return { ...base, state: 'failed', reason: noAnswer, retryAt: retryAfter(link.attempts, now) }
  const differing = differences(plan.write, result.customer)
  if (differing.length > 0) {
    return { ...base, state: 'failed', reason: notTaken(differing), retryAt: retryAfter(link.attempts, now) }
  }
  return {
    ...base,
    state: 'verified',
    reason: null,
    retryAt: null,
    written: written(outcome, plan, result.customer, now),
  }
}

function written(
  { desired, ledger }: Outcome,
  plan: { write: { fields: Parameters<typeof jsonFields>[0] }; managedTags: string[] },
  customer: CustomerRecord,
  now: Date,
) {
  return {
    customerId: customer.id,
    desired: { ...desired, fields: jsonFields(desired.fields) },
    agreed: jsonFields({ ...ledger.agreed, ...plan.write.fields }),
    observed: { ...customer },
    managedTags: plan.managedTags,
    restricted: desired.presence === 'leaver',
    verifiedAt: now,
  }
}

/** A customer that an unanswered create had made, and that already shows all that is asked for. */
function foundAgain({ desired, ledger }: Outcome, now: Date) {
  return {
    customerId: ledger.customerId ?? '',
    desired: { ...desired, fields: jsonFields(desired.fields) },
    agreed: jsonFields(ledger.agreed),
    observed: { ...jsonFields(ledger.agreed), tags: ledger.observedTags },
    managedTags: ledger.managedTags,
    restricted: desired.presence === 'leaver',
    verifiedAt: now,
  }
}

import type { NewEvent } from '@/adapters/db/events'
import type { LinkOutcome } from '@/adapters/db/settle-links'
import type { ConnectedStore } from '@/adapters/db/stores'
import { changesOf, knownOf } from '@/core/reconcile/changes'
import { eventSteps } from './event-steps'
import type { Outcome } from './outcome'

/** The line of history for one outcome, or undefined when nothing happened that anyone would look for. */
export function writeEvent(
  store: ConnectedStore,
  outcome: Outcome,
  settled: LinkOutcome,
  now: Date,
): NewEvent | undefined {
  const { link, person, plan, result } = outcome
  // That an erased customer was looked at is told by the amended receipt.
  if (plan.kind === 'none' && (result || !settled.written) && settled.state !== 'skipped') return undefined
  if (outcome.quiet) return undefined
  const failed = settled.state === 'failed'
  return {
    kind: kindOf(outcome),
    outcome: failed ? 'failed' : settled.state === 'skipped' ? 'skipped' : 'done',
    title: `${person.displayName} ${failed ? 'could not be' : 'was'} ${verb(outcome)} in ${store.name}`,
    actor: { type: 'directory', ...person.directory },
    userId: link.personId,
    storeId: store.id,
    directoryId: person.directory.id,
    causeId: link.causeId,
    changes: plan.kind === 'write' ? changesOf(plan.write, knownOf(outcome.desired, outcome.ledger)) : [],
    steps: eventSteps(outcome, settled.state === 'verified' || settled.state === 'held' ? now : undefined),
    requestId: result?.requestId,
    reason: settled.reason,
    ...(settled.written ? { durationMs: now.getTime() - link.dueSince.getTime() } : {}),
  }
}

function kindOf({ desired, ledger, link, plan, adopted }: Outcome): string {
  if (adopted) return 'customer.adopted'
  if (desired.presence === 'leaver') return 'customer.restricted'
  if (plan.kind === 'write' && plan.write.kind === 'create') return 'customer.created'
  if (link.restricted) return 'customer.restored'
  return ledger.customerId !== null && link.customerId === null ? 'customer.created' : 'customer.updated'
}

const verbs: Record<string, string> = {
  'customer.adopted': 'linked with their customer',
  'customer.restricted': 'restricted',
  'customer.created': 'created',
  'customer.restored': 'restored',
  'customer.updated': 'updated',
}

const verb = (outcome: Outcome) => verbs[kindOf(outcome)] ?? 'updated'

import { appendEvents, type NewEvent } from '@/adapters/db/events'
import { settleTargetLink } from '@/adapters/db/target-links'
import { markTargetWritten, type StoredTarget } from '@/adapters/db/targets'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import type { Outcome, Verb } from './outcome'

/** Records outcomes and their history in one transaction. */
export async function recordOutcomes(
  { organizationId, target }: { organizationId: OrganizationId; target: StoredTarget },
  outcomes: Outcome[],
): Promise<void> {
  const now = new Date()
  await within(organizationId, async (tenant) => {
    for (const {
      work,
      verb: _verb,
      changes: _changes,
      requestId: _request,
      steps: _steps,
      ...settled
    } of outcomes)
      await settleTargetLink(tenant, { id: work.link.id, generation: work.link.generation, ...settled })
    const events = outcomes.flatMap((outcome) => eventOf(target, outcome, now) ?? [])
    if (events.length > 0) await appendEvents(tenant, events)
    if (outcomes.some(({ taken }) => taken?.verifiedAt)) await markTargetWritten(tenant, target.id, now)
  })
}

const spoken: Record<Verb, string> = {
  created: 'created',
  updated: 'updated',
  deactivated: 'switched off',
  reactivated: 'switched on again',
  deleted: 'deleted',
}

/** The line of history for one outcome, or undefined when nothing happened that anyone would look for. */
function eventOf(target: StoredTarget, outcome: Outcome, now: Date): NewEvent | undefined {
  const { work, state, reason, verb, changes = [], requestId, steps = [] } = outcome
  if (state === 'queued' || (verb === undefined && state !== 'failed')) return undefined
  const { link, person, decidedAt } = work
  const failed = state === 'failed'
  const did = spoken[verb ?? 'updated']
  return {
    kind: `record.${verb ?? 'refused'}`,
    outcome: failed ? 'failed' : state === 'skipped' ? 'skipped' : 'done',
    title: `${person.displayName} ${failed ? `could not be ${verb ? did : 'written'}` : `was ${did}`} at ${target.name}`,
    actor: { type: 'directory', ...person.directory },
    userId: link.personId,
    targetId: target.id,
    directoryId: person.directory.id,
    causeId: link.causeId,
    changes: changes.map(({ path, from, to }) => ({ field: path, from, to })),
    steps: [
      step('received', link.dueSince),
      step('decided', decidedAt),
      ...steps.map(({ name, at }) => step(name, at)),
      ...(state === 'verified' ? [step('verified', now)] : []),
    ],
    requestId,
    reason,
  }
}

const step = (name: string, at: Date) => ({ name, at: at.toISOString() })

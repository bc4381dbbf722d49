import { appendEvents } from '@/adapters/db/events'
import { lossesDone } from '@/adapters/db/hold-losses'
import { inPipeline, type Pipeline } from '@/adapters/db/pipeline'
import { settleLinks, type LinkOutcome } from '@/adapters/db/settle-links'
import { markWritten, type ConnectedStore } from '@/adapters/db/stores'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import { closeLeft } from '../conflicts/close-left'
import { noteDepartures } from '../receipts/note-departures'
import { nudge } from './nudge'
import { isGone, type Outcome } from './outcome'
import { settlement } from './settlement'
import { writeEvent } from './write-event'

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

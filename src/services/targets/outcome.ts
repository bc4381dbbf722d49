import type { ClaimedTargetLink, TargetLinkOutcome } from '@/adapters/db/target-links'
import type { DesiredRecord, RecordLedger, RecordPlan } from '@/core/targets/decide-record'
import type { AttributeChange } from '@/core/targets/record-change'

/** A claimed link with what its target should keep of the person. */
export type Work = {
  link: ClaimedTargetLink
  /** What they are called, and the directory whose word it is. */
  person: { displayName: string; directory: { id: string; name: string } }
  desired: DesiredRecord
  ledger: RecordLedger
  decidedAt: Date
}

/** The second half of an event's kind: record.created and so on. */
export type Verb = 'created' | 'updated' | 'deactivated' | 'reactivated' | 'deleted'

/** What became of one link, and what of it belongs into the history. */
export type Outcome = Omit<TargetLinkOutcome, 'id' | 'generation'> & {
  work: Work
  verb?: Verb
  changes?: AttributeChange[]
  requestId?: string
  /** Steps between "decided" and the end, in their order. */
  steps?: { name: string; at: Date }[]
}

/** Writes what is owed, and records each outcome as soon as it is known. Throws TargetTroubleError. */
export type Push = (works: Work[], record: (outcomes: Outcome[]) => Promise<void>) => Promise<void>

export type Written = Exclude<RecordPlan, { kind: 'none' }>

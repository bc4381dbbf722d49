import { withValue, type JsonObject } from '../scim/json'
import { inactive } from './desired-record'
import { changesBetween, type AttributeChange } from './record-change'

/** What Rollcall remembers of one link: the record's id at the target, and what the target last took. */
export type RecordLedger = { recordId: string | null; agreed: JsonObject | null }

/** `source` is what the directory sent. `byTeammate`: a teammate took them out, over every directory. `record` is absent for a leaver: nothing is asked of it but to be gone, or switched off. */
export type DesiredRecord =
  | { presence: 'member'; record: JsonObject; source: JsonObject }
  | { presence: 'leaver'; byTeammate?: true }
  | { presence: 'untouched'; why: 'theirs' | 'kept' | 'planned' }

export type RecordPlan =
  | { kind: 'none'; why: 'unchanged' | 'never-there' | 'untouched' }
  | { kind: 'create'; record: JsonObject; changes: AttributeChange[] }
  | { kind: 'update'; recordId: string; record: JsonObject; changes: AttributeChange[] }
  | { kind: 'delete'; recordId: string; changes: AttributeChange[] }

/** Decides what must be written to a target for one link. */
export function decideRecord(
  desired: DesiredRecord,
  { recordId, agreed }: RecordLedger,
  leaving: 'deactivate' | 'delete',
): RecordPlan {
  if (desired.presence === 'untouched') return { kind: 'none', why: 'untouched' }
  if (desired.presence === 'leaver') {
    if (recordId === null) return { kind: 'none', why: 'never-there' }
    if (leaving === 'delete') return { kind: 'delete', recordId, changes: changesBetween(agreed ?? {}, {}) }
    return update(recordId, agreed ?? {}, inactive(agreed ?? {}))
  }
  const { record } = desired
  if (recordId === null) return { kind: 'create', record, changes: changesBetween({}, record) }
  return update(recordId, agreed ?? {}, keepForeignKey(record, agreed ?? {}))
}

function update(recordId: string, before: JsonObject, record: JsonObject): RecordPlan {
  const changes = changesBetween(before, record)
  return changes.length === 0
    ? { kind: 'none', why: 'unchanged' }
    : { kind: 'update', recordId, record, changes }
}

/** A record that another client made has that client's externalId: taking it away would make them lose each other. */
function keepForeignKey(record: JsonObject, agreed: JsonObject): JsonObject {
  const { externalId } = agreed
  return typeof externalId === 'string' ? withValue(record, 'externalId', externalId) : record
}

/** What happened, by what the target had before: the second half of an event's kind. */
export function verbOf(
  plan: RecordPlan,
  { agreed }: RecordLedger,
): 'created' | 'updated' | 'deactivated' | 'reactivated' | 'deleted' {
  if (plan.kind === 'create') return 'created'
  if (plan.kind === 'delete') return 'deleted'
  if (plan.kind === 'none' || agreed === null) return 'updated'
  if (agreed.active !== false && plan.record.active === false) return 'deactivated'
  return agreed.active === false && plan.record.active === true ? 'reactivated' : 'updated'
}

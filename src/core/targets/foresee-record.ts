import type { Foreseen } from '../reconcile/foresee'
import type { Json } from '../scim/json'
import { decideRecord, verbOf, type DesiredRecord, type RecordLedger } from './decide-record'

/** The plan that a drain would carry out for one record at a target, in the words of a preview. */
export function foreseeRecord(
  desired: DesiredRecord,
  ledger: RecordLedger,
  leaving: 'deactivate' | 'delete',
): Foreseen {
  const plan = decideRecord(desired, ledger, leaving)
  if (plan.kind === 'none') return { kind: 'keep' }
  const changes = plan.changes.map(({ path, from, to }) => ({ field: path, from: text(from), to: text(to) }))
  if (plan.kind === 'delete')
    return { kind: 'restrict', changes: [{ field: 'removal', from: null, to: 'delete' }, ...changes] }
  return { kind: kinds[verbOf(plan, ledger)], changes }
}

const kinds = {
  created: 'create',
  updated: 'update',
  deactivated: 'restrict',
  reactivated: 'restore',
  deleted: 'restrict',
} as const

const text = (value: Json | null) =>
  value === null || typeof value === 'string' ? value : JSON.stringify(value)

import type { StoreLock } from '@/adapters/db/store-lock'
import { withValue } from '@/core/scim/json'
import { decideRecord, verbOf } from '@/core/targets/decide-record'
import { identifierOf } from '@/core/targets/desired-record'
import { retryAfter } from '../sync/retry-after'
import type { EntraTarget } from './entra-access'
import { readPending, type Pending } from './entra-pending'
import { settleUploads } from './entra-results'
import type { Outcome, Push, Work } from './outcome'
import { neverThere, noIdentifier } from './reasons'

const RECORDS_PER_REQUEST = 50

/** Entra's provisioning service takes up what was uploaded within a minute or so. */
const FIRST_LOOK_MS = 60_000

/**
 * Hands people over to Entra 50 at a time, and looks for what became of those that were handed over before. An upload
 * says how somebody is, so that repeating one whose answer was lost changes nothing.
 */
export const pushEntra =
  ({ client, settings }: EntraTarget, lock: StoreLock): Push =>
  async (works, record) => {
    const waiting = works.flatMap((work) => {
      const pending = readPending(work.link)
      return pending && pending.generation === work.link.generation ? [{ work, pending }] : []
    })
    const waits = new Set(waiting.map(({ work }) => work))
    const planned = works.filter((work) => !waits.has(work)).map((work) => plan(work, settings.identifier))
    const settled = planned.flatMap((one) => ('outcome' in one ? [one.outcome] : []))
    if (settled.length > 0) await record(settled)
    const uploads = planned.flatMap((one) => ('upload' in one ? [one] : []))
    for (let from = 0; from < uploads.length; from += RECORDS_PER_REQUEST) {
      if (!lock.held()) throw new Error('The lock of this target was lost; another drain goes on.')
      const batch = uploads.slice(from, from + RECORDS_PER_REQUEST)
      const { uploadedAt, requestId } = await client.upload(
        batch.map(({ work, upload }) => ({ bulkId: work.link.id, data: upload.record })),
      )
      await record(
        batch.map(({ work, upload }) =>
          handedOver(work, { ...upload, uploadedAt, ...(requestId ? { requestId } : {}) }),
        ),
      )
    }
    if (waiting.length > 0) await settleUploads(client, waiting, record)
  }

type Upload = Omit<Pending, 'uploadedAt' | 'requestId'>

function plan(
  work: Work,
  identifier: EntraTarget['settings']['identifier'],
): { outcome: Outcome } | { work: Work; upload: Upload } {
  const { link, desired, ledger } = work
  const key =
    desired.presence === 'member'
      ? identifierOf(identifier, { id: link.personId, resource: desired.source })
      : undefined
  if (desired.presence === 'member' && key === undefined) {
    const retryAt = retryAfter(link.attempts, new Date())
    return { outcome: { work, state: 'failed', reason: noIdentifier(identifier), retryAt } }
  }
  const keyed =
    desired.presence === 'member' && key
      ? { ...desired, record: withValue(desired.record, 'externalId', key) }
      : desired
  const decided = decideRecord(keyed, ledgerWith(work), 'deactivate')
  if (decided.kind === 'none' || decided.kind === 'delete') {
    const isThere = ledger.recordId !== null
    return {
      outcome: {
        work,
        state: isThere ? 'verified' : 'skipped',
        reason: isThere ? null : neverThere,
        retryAt: null,
      },
    }
  }
  const { record, changes } = decided
  const { externalId } = record
  return {
    work,
    upload: {
      generation: link.generation,
      key: typeof externalId === 'string' ? externalId : '',
      record,
      changes,
      verb: verbOf(decided, ledger),
    },
  }
}

/** An upload without an outcome yet may have been taken: a leaver's has to be followed by another one. */
function ledgerWith({ link, ledger }: Work) {
  const pending = readPending(link)
  if (!pending || ledger.recordId !== null) return ledger
  return { recordId: pending.key, agreed: pending.record }
}

const handedOver = (work: Work, pending: Pending): Outcome => ({
  work,
  state: 'writing',
  reason: null,
  retryAt: new Date(Date.now() + FIRST_LOOK_MS),
  pending: {
    ...pending,
    changes: pending.changes.map((change) => ({ ...change })),
    uploadedAt: pending.uploadedAt.toISOString(),
  },
})

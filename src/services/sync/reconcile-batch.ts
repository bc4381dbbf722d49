import { noteAsked, type ClaimedLink } from '@/adapters/db/links'
import { inPipeline } from '@/adapters/db/pipeline'
import type { StoreLock } from '@/adapters/db/store-lock'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { OrganizationId } from '@/adapters/db/tenant'
import { requestsOf } from '@/adapters/shopify/pack'
import type {
  CustomerRecord,
  CustomerStore,
  CustomerWrite,
  WriteResult,
} from '@/core/reconcile/customer-store'
import { isErased } from '@/core/reconcile/erased'
import type { Plan } from '@/core/reconcile/decide'
import { breakBatch } from '../breaker/break-batch'
import { closeReached } from '../conflicts/close-reached'
import { guardLosses } from '../guard/guard-losses'
import { guardRemovals } from '../guard/guard-removals'
import { matchTaken } from '../matching/match-taken'
import { decideBatch, type Decided } from './decide-batch'
import { jsonDesired } from './ledger'
import { nudge } from './nudge'
import { readErasures } from './read-erasures'
import { recordOutcomes } from './record-outcomes'
import type { Outcome } from './outcome'

export type Batch = {
  organizationId: OrganizationId
  store: ConnectedStore
  customers: CustomerStore
  lock: StoreLock
  /** How many mutations a request should hold when so many customers are to be written. */
  requestSize: (writes: number) => number
}

/** Decides and writes one claimed batch; answers how many customers were written. Throws StoreTroubleError. */
export async function reconcileBatch(batch: Batch, links: ClaimedLink[]): Promise<number> {
  const wanted = await closeReached(batch, await decideBatch(batch, links))
  const guarded = await guardLosses(batch, await guardRemovals(batch, wanted))
  const decided = await breakBatch(batch, guarded)
  const settled = decided.filter(({ plan }) => plan.kind === 'none')
  if (settled.length > 0) await recordOutcomes(batch, await readErasures(batch.customers, settled))
  const writes = decided.flatMap(({ plan, ...rest }) => (plan.kind === 'write' ? [{ ...rest, plan }] : []))
  const chunks = requestsOf(writes, ({ plan }) => plan.write, batch.requestSize(writes.length))
  const ends = await Promise.allSettled(chunks.map((chunk) => writeChunk(batch, chunk)))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
  return writes.length
}

type Writing = Decided & { plan: Plan & { kind: 'write' } }

async function writeChunk(batch: Batch, chunk: Writing[]): Promise<void> {
  if (!batch.lock.held()) throw new Error('The lock of this store was lost; another drain goes on.')
  await noteCreates(batch, chunk)
  const results = await batch.customers.write(chunk.map(({ plan }) => plan.write))
  const writtenAt = new Date()
  const writeOf = new Map(chunk.map(({ plan }) => [plan.write.linkId, plan.write]))
  const byLink = new Map(results.map((result) => [result.linkId, asGone(writeOf.get(result.linkId), result)]))
  const readBack = await readBackLeavers(batch.customers, chunk, byLink)
  const outcomes = chunk.map((decided): Outcome => {
    const result = byLink.get(decided.link.id)
    if (result && wasRemoved(result, readBack)) return { ...decided, writtenAt, result, removed: true }
    return { ...decided, writtenAt, ...(result ? { result: withReadBack(result, readBack) } : {}) }
  })
  await recordOutcomes(batch, await matchTaken(batch, outcomes))
  // Who was changed while they were being written is due now, and may be who a lane waits for.
  nudge(batch.store.id)
}

async function noteCreates({ organizationId }: Batch, chunk: Writing[]) {
  const creates = chunk.filter(({ plan }) => plan.write.kind === 'create')
  const asked = creates.map(({ link, desired }) => ({ id: link.id, desired: jsonDesired(desired) }))
  if (asked.length > 0) await inPipeline(organizationId, (pipeline) => noteAsked(pipeline, asked))
}

/** Leaving must not rest on what the write answered: those customers are read once more. */
async function readBackLeavers(
  customers: CustomerStore,
  chunk: Writing[],
  results: Map<string, WriteResult>,
) {
  const ids = chunk.flatMap(({ link, desired }) => {
    const result = results.get(link.id)
    return desired.presence === 'leaver' && result?.ok ? [result.customer.id] : []
  })
  return ids.length > 0 ? customers.read(ids) : new Map<string, CustomerRecord | null>()
}

/** The store has deleted the customer, because it was asked to. */
const wasRemoved = (result: WriteResult, readBack: Map<string, CustomerRecord | null>) =>
  result.ok && result.removal?.kind === 'done' && readBack.get(result.customer.id) === null

/** Whoever comes back to a customer that was erased meanwhile needs a new one. */
const asGone = (write: CustomerWrite | undefined, result: WriteResult): WriteResult =>
  write?.kind === 'update' && write.cancelErasure && result.ok && isErased(result.customer)
    ? {
        linkId: result.linkId,
        requestId: result.requestId,
        ok: false,
        failure: { code: 'customer-gone', message: '' },
      }
    : result

function withReadBack(result: WriteResult, readBack: Map<string, CustomerRecord | null>): WriteResult {
  const customer = result.ok ? readBack.get(result.customer.id) : undefined
  if (!result.ok || customer === undefined) return result
  if (customer !== null) return { ...result, customer }
  const { linkId, requestId } = result
  return { linkId, requestId, ok: false, failure: { code: 'customer-gone', message: '' } }
}

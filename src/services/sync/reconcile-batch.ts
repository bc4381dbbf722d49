import type { ClaimedLink } from '@/adapters/db/links'
import type { StoreLock } from '@/adapters/db/store-lock'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { OrganizationId } from '@/adapters/db/tenant'
import { desiredCustomer } from '@/core/mapping/desired-customer'
import type {
  CustomerRecord,
  CustomerStore,
  CustomerWrite,
  WriteResult,
} from '@/core/reconcile/customer-store'
import { decide, type Desired, type Ledger, type Plan } from '@/core/reconcile/decide'
import { env } from '@/env'
import type { Reason } from '../activity/line'
import { ledgerOf, ledgerOfFound } from './ledger'
import { undecided } from './reasons'
import { recordOutcomes, type Outcome } from './record-outcomes'
import { scimUserOf } from './scim-user'

export type Batch = {
  organizationId: OrganizationId
  store: ConnectedStore
  customers: CustomerStore
  lock: StoreLock
}

/** A claimed link with what its customer should be and what must be written for that. */
export type Decided = {
  link: ClaimedLink
  desired: Desired
  ledger: Ledger
  plan: Plan
  decidedAt: Date
  /** Set when nothing could be decided; the plan is then to write nothing. */
  problem?: Reason
}

/** Decides and writes one claimed batch; answers how many customers were written. Throws StoreTroubleError. */
export async function reconcileBatch(batch: Batch, links: ClaimedLink[]): Promise<number> {
  const decided = await decideAll(batch.customers, links)
  const settled = decided.filter(({ plan }) => plan.kind === 'none')
  if (settled.length > 0) await recordOutcomes(batch, settled)
  const writes = decided.flatMap(({ plan, ...rest }) => (plan.kind === 'write' ? [{ ...rest, plan }] : []))
  const size = env().CUSTOMERS_PER_REQUEST
  const chunks = Array.from({ length: Math.ceil(writes.length / size) }, (_, i) =>
    writes.slice(i * size, (i + 1) * size),
  )
  const ends = await Promise.allSettled(chunks.map((chunk) => writeChunk(batch, chunk)))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
  return writes.length
}

async function decideAll(customers: CustomerStore, links: ClaimedLink[]): Promise<Decided[]> {
  // An earlier attempt may have created the customer without our hearing of it: look before creating again.
  const unheard = links.filter((link) => link.customerId === null && link.attempts > 1)
  const found: Map<string, CustomerRecord> =
    unheard.length > 0 ? await customers.findByLinkKeys(unheard.map((link) => link.id)) : new Map()
  return links.map((link) => decideOne(link, found.get(link.id)))
}

function decideOne(link: ClaimedLink, customer: CustomerRecord | undefined): Decided {
  const decidedAt = new Date()
  try {
    const desired = desiredCustomer(scimUserOf(link.user))
    const ledger = customer ? ledgerOfFound(link, customer, desired.tags) : ledgerOf(link)
    return { link, desired, ledger, plan: decide(desired, ledger), decidedAt }
  } catch (error) {
    // One person whom we cannot decide about must not keep everyone else out of the store.
    const { id: linkId, customerId, managedTags } = link
    return {
      link,
      desired: { presence: 'member', fields: {}, tags: [] },
      ledger: { linkId, customerId, agreed: {}, observedTags: [], managedTags },
      plan: { kind: 'none', why: 'unchanged' },
      decidedAt,
      problem: undecided(error),
    }
  }
}

type Writing = Decided & { plan: { kind: 'write'; write: CustomerWrite; managedTags: string[] } }

async function writeChunk(batch: Batch, chunk: Writing[]): Promise<void> {
  if (!batch.lock.held()) throw new Error('The lock of this store was lost; another drain goes on.')
  const results = await batch.customers.write(chunk.map(({ plan }) => plan.write))
  const writtenAt = new Date()
  const byLink = new Map(results.map((result) => [result.linkId, result]))
  const readBack = await readBackLeavers(batch.customers, chunk, byLink)
  const outcomes = chunk.map((decided): Outcome => {
    const result = byLink.get(decided.link.id)
    return { ...decided, writtenAt, ...(result ? { result: withReadBack(result, readBack) } : {}) }
  })
  await recordOutcomes(batch, outcomes)
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

function withReadBack(result: WriteResult, readBack: Map<string, CustomerRecord | null>): WriteResult {
  const customer = result.ok ? readBack.get(result.customer.id) : undefined
  if (!result.ok || customer === undefined) return result
  if (customer !== null) return { ...result, customer }
  const { linkId, requestId } = result
  return { linkId, requestId, ok: false, failure: { code: 'customer-gone', message: '' } }
}

import { StoreTroubleError, type CustomerWrite, type WriteResult } from '@/core/reconcile/customer-store'
import { writeCustomers } from './customer-writes'
import { nextBatch, taper } from './pack'
import type { RequestOptions, StoreConnection } from './store-connection'

/** What became of one request: its results, or the trouble that leaves its customers unknown. */
export type BatchOutcome = { writes: CustomerWrite[] } & (
  { results: WriteResult[] } | { trouble: StoreTroubleError }
)

/**
 * Applies many writes: as large as the store answers quickly, as many at once as its budget restores. Each request is
 * reported as it ends; after the first trouble no more are sent, and the writes that were not sent are not reported.
 */
export async function writeStream(
  store: StoreConnection,
  writes: CustomerWrite[],
  report: (outcome: BatchOutcome) => Promise<void>,
  options?: RequestOptions,
) {
  const running = new Set<Promise<void>>()
  let next = 0
  let troubled = false
  while (next < writes.length && !troubled) {
    const { requestSize, requestsInFlight } = store.pace
    const batch = nextBatch(writes, next, taper(requestSize, requestsInFlight, writes.length - next))
    next += batch.length
    const one: Promise<void> = attempt(store, batch, options)
      .then((outcome) => {
        troubled ||= 'trouble' in outcome
        return report(outcome)
      })
      .finally(() => running.delete(one))
    running.add(one)
    while (running.size >= store.pace.requestsInFlight) await Promise.race(running)
  }
  await Promise.all(running)
}

async function attempt(
  store: StoreConnection,
  writes: CustomerWrite[],
  options?: RequestOptions,
): Promise<BatchOutcome> {
  try {
    return { writes, results: await writeCustomers(store, writes, options) }
  } catch (error) {
    if (error instanceof StoreTroubleError) return { writes, trouble: error }
    throw error
  }
}

import {
  cancelBulkOperation,
  readBulkOperation,
  recentBulkMutations,
} from '@/adapters/shopify/documents/bulk-operation'
import type { StoreConnection } from '@/adapters/shopify/store-connection'

/** A bulk operation as Shopify last showed it. `url` holds the results for 7 days; `processed` counts objects so far. */
export type BulkProgress =
  | { state: 'running'; processed: number }
  | { state: 'completed'; processed: number; url: string | null }
  | { state: 'failed'; processed: number; partialUrl: string | null; reason: string }
  | { state: 'gone' }

/** Why a bulk operation was not started; `busy` asks to come back later: a store runs five at a time. */
export type BulkStart = { ok: true; operationId: string } | { ok: false; busy: boolean; reason: string }

export async function readBulkProgress(store: StoreConnection, operationId: string): Promise<BulkProgress> {
  const { data } = await store.request(readBulkOperation, { id: operationId })
  if (!data.bulkOperation) return { state: 'gone' }
  const { status, errorCode, objectCount, url, partialDataUrl } = data.bulkOperation
  const processed = Number(objectCount)
  if (status === 'COMPLETED') return { state: 'completed', processed, url }
  if (status === 'CREATED' || status === 'RUNNING' || status === 'CANCELING')
    return { state: 'running', processed }
  return { state: 'failed', processed, partialUrl: partialDataUrl, reason: errorCode ?? status }
}

/** The bulk mutation of this app that was started after then, as when the answer to its start was lost. */
export async function findBulkMutation(store: StoreConnection, since: Date): Promise<string | undefined> {
  const { data } = await store.request(recentBulkMutations, {})
  // Shopify's times are in whole seconds.
  const from = since.getTime() - 1000
  return data.bulkOperations.nodes.find(({ createdAt }) => Date.parse(String(createdAt)) >= from)?.id
}

/** What was done stays done; the operation ends soon after, with partial results. */
export async function cancelBulk(store: StoreConnection, operationId: string) {
  await store.request(cancelBulkOperation, { id: operationId })
}

type Started = {
  bulkOperation: { id: string } | null
  userErrors: { code: string | null; message: string }[]
}

export function bulkStart(answer: Started | null): BulkStart {
  const [error] = answer?.userErrors ?? []
  if (error) {
    const busy = error.code === 'LIMIT_REACHED' || error.code === 'OPERATION_IN_PROGRESS'
    return { ok: false, busy, reason: error.message }
  }
  if (answer?.bulkOperation) return { ok: true, operationId: answer.bulkOperation.id }
  return { ok: false, busy: false, reason: 'Shopify started no bulk operation and gave no reason.' }
}

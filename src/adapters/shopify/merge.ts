import { setTimeout as sleep } from 'node:timers/promises'
import { mergeCustomers, mergeStatus } from './documents/customer-merge'
import type { StoreConnection } from './store-connection'

/** What became of a merge; `pending`: Shopify works on it and tells by a webhook. */
export type MergeResult =
  | { kind: 'done'; keptId: string; goneId: string }
  | { kind: 'pending' }
  | { kind: 'refused'; message: string }

const LOOKS = 5
const LOOK_MS = 500

/** Merges two customers of a store for good. The first one's e-mail address stays if it has one. */
export async function mergeTwo(store: StoreConnection, one: string, two: string): Promise<MergeResult> {
  const override = { customerIdOfEmailToKeep: one }
  const { data } = await store.request(mergeCustomers, { one, two, override })
  const [error] = data.customerMerge?.userErrors ?? []
  if (error) return { kind: 'refused', message: error.message }
  const jobId = data.customerMerge?.job?.id
  for (let look = 0; jobId && look < LOOKS; look++) {
    const answer = await store.request(mergeStatus, { jobId })
    const job = answer.data.customerMergeJobStatus
    if (job?.status === 'COMPLETED') {
      const keptId = job.resultingCustomerId
      return { kind: 'done', keptId, goneId: keptId === one ? two : one }
    }
    if (job?.status === 'FAILED')
      return { kind: 'refused', message: job.customerMergeErrors.map(({ message }) => message).join(' ') }
    await sleep(LOOK_MS)
  }
  return { kind: 'pending' }
}

import type { CustomerWrite } from '@/core/reconcile/customer-store'

/** Mutations that a write takes: one for all fields, one to remove tags, one to add them. */
export function mutationsOf(write: CustomerWrite) {
  if (write.kind === 'create') return 1
  const tags = Number(write.addTags.length > 0) + Number(write.removeTags.length > 0)
  return Math.max(1, tags + Number(Object.keys(write.fields).length > 0))
}

/** As many writes from `start` on as fit into one request of `limit` mutations; at least one. */
export function nextBatch(writes: CustomerWrite[], start: number, limit: number) {
  let end = start
  let mutations = 0
  for (const write of writes.slice(start, start + limit)) {
    mutations += mutationsOf(write)
    if (mutations > limit && end > start) break
    end++
  }
  return writes.slice(start, end)
}

const FEWEST = 4

/** The last requests of a load are smaller and run side by side, so that nobody waits for one that is still full. */
export const taper = (size: number, inFlight: number, remaining: number) =>
  Math.min(size, Math.max(FEWEST, Math.ceil(remaining / inFlight)))

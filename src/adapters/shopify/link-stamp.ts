import { StoreTroubleError, type CustomerRecord, type WriteResult } from '@/core/reconcile/customer-store'
import { isErased } from '@/core/reconcile/erased'
import { recordOf } from './customer-record'
import { stampLinkKeys } from './documents/customer-write'
import { LINK_KEY } from './link-key'
import type { RequestOptions, StoreConnection } from './store-connection'

/** metafieldsSet takes 25 at a time. */
const PER_CALL = 25

/**
 * Gives each written customer the key of its link where it has none or another's: an adopted customer never had it, and
 * Shopify does not say whether a create through a custom id writes it. The customers are written already, so trouble here
 * leaves them without the key until their next write instead of losing their ids.
 */
export async function stampMissingKeys(
  store: StoreConnection,
  results: WriteResult[],
  options?: RequestOptions,
) {
  const missing = results.flatMap((result) =>
    // One that the store has erased is nobody's any more.
    result.ok && result.customer.linkKey !== result.linkId && !isErased(result.customer)
      ? [{ ownerId: result.customer.id, value: result.linkId }]
      : [],
  )
  const stamped = new Map<string, CustomerRecord>()
  for (let at = 0; at < missing.length; at += PER_CALL) {
    const records = await stamp(store, missing.slice(at, at + PER_CALL), options)
    for (const record of records) stamped.set(record.id, record)
  }
  return results.map((result) =>
    result.ok ? { ...result, customer: { ...result.customer, ...stamped.get(result.customer.id) } } : result,
  )
}

async function stamp(
  store: StoreConnection,
  owners: { ownerId: string; value: string }[],
  options?: RequestOptions,
) {
  try {
    const metafields = owners.map((owner) => ({ ...owner, key: LINK_KEY, type: 'id' }))
    const { data } = await store.request(stampLinkKeys, { metafields }, options)
    const owned = data.metafieldsSet?.metafields?.map(({ owner }) => owner) ?? []
    return owned.flatMap((owner) => ('updatedAt' in owner ? [recordOf(owner)] : []))
  } catch (error) {
    if (error instanceof StoreTroubleError) return []
    throw error
  }
}

import { StoreTroubleError, type WriteFailure } from '@/core/reconcile/customer-store'
import { addTags, removeTags } from './documents/customer-write'
import { clearMetafields } from './documents/leaving'
import { LINK_KEY } from './link-key'
import type { StoreConnection } from './store-connection'
import { writeFailure, type UserError } from './write-failure'

/** The namespace that is reserved for this app. */
const OWN = '$app'

/** Adds and removes tags of a customer that no link stands for; null = done, as the store's answers show. */
export async function markCustomer(
  store: StoreConnection,
  id: string,
  { add = [], remove = [] }: { add?: string[]; remove?: string[] },
): Promise<WriteFailure | null> {
  const errors: UserError[] = []
  if (remove.length > 0) {
    const { data } = await store.request(removeTags, { id, tags: remove })
    errors.push(...(data.tagsRemove?.userErrors ?? []))
  }
  if (add.length > 0) {
    const { data } = await store.request(addTags, { id, tags: add })
    errors.push(...(data.tagsAdd?.userErrors ?? []))
  }
  return writeFailure(errors)
}

/** Takes the key of a link away from a customer. Throws StoreTroubleError when the store refuses. */
export async function forgetKey(store: StoreConnection, ownerId: string): Promise<void> {
  const { data } = await store.request(clearMetafields, {
    metafields: [{ ownerId, namespace: OWN, key: LINK_KEY }],
  })
  const failure = writeFailure(data.metafieldsDelete?.userErrors ?? [])
  if (failure && failure.code !== 'customer-gone')
    throw new StoreTroubleError({ kind: 'unavailable', message: failure.message, retryAfterMs: 60_000 })
}

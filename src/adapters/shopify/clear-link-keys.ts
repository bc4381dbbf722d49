import { clearMetafields } from './documents/leaving'
import { LINK_KEY } from './link-key'
import type { StoreConnection } from './store-connection'

/** The namespace that is reserved for the app which asks. */
const OWN_NAMESPACE = '$app'

/** metafieldsDelete takes 25 at a time. */
const PER_CALL = 25

/** Takes our key off customers, so that nothing ties them to us any more; one without it stays as it is. */
export async function clearLinkKeys(store: StoreConnection, customerIds: string[]): Promise<void> {
  for (let at = 0; at < customerIds.length; at += PER_CALL) {
    const metafields = customerIds
      .slice(at, at + PER_CALL)
      .map((ownerId) => ({ ownerId, namespace: OWN_NAMESPACE, key: LINK_KEY }))
    await store.request(clearMetafields, { metafields })
  }
}

import { deleteWebhookSubscription } from '@/adapters/shopify/documents/webhook-subscription'
import type { StoreConnection } from '@/adapters/shopify/store-connection'
import { listSubscriptions } from './repair-subscriptions'

/** Ends every webhook subscription that our app has at the store. */
export async function removeSubscriptions(store: StoreConnection): Promise<void> {
  for (const { id } of await listSubscriptions(store)) await store.request(deleteWebhookSubscription, { id })
}

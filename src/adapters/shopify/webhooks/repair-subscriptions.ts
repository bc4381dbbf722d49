import {
  createWebhookSubscription,
  deleteWebhookSubscription,
  listWebhookSubscriptions,
} from '@/adapters/shopify/documents/webhook-subscription'
import type { StoreConnection } from '@/adapters/shopify/store-connection'
import { planSubscriptions, type Subscription } from './subscription-plan'
import type { WebhookTopic } from './topics'

export type SubscriptionRepair = {
  created: WebhookTopic[]
  removed: WebhookTopic[]
  /** Topics that this store will not send us, with Shopify's reason or the scope that is missing. */
  refused: { topic: WebhookTopic; reason: string }[]
}

/** Subscribes the store to everything that Rollcall listens to, at `uri`; running it again changes nothing. */
export async function repairSubscriptions(
  store: StoreConnection,
  { uri, grantedScopes }: { uri: string; grantedScopes: string[] },
): Promise<SubscriptionRepair> {
  const plan = planSubscriptions(await listSubscriptions(store), uri, grantedScopes)
  const refused = plan.unavailable.map(({ topic, scope }) => ({
    topic,
    reason: `The scope ${scope} is not granted.`,
  }))
  const created: WebhookTopic[] = []
  for (const topic of plan.create) {
    const { data } = await store.request(createWebhookSubscription, {
      topic,
      subscription: { uri, format: 'JSON' },
    })
    const [error] = data.webhookSubscriptionCreate?.userErrors ?? []
    if (error) refused.push({ topic, reason: error.message })
    else created.push(topic)
  }
  // Last, so that a store is never deaf in between.
  for (const { id } of plan.remove) await store.request(deleteWebhookSubscription, { id })
  return { created, removed: plan.remove.map(({ topic }) => topic), refused }
}

/** Every subscription that our app has at the store. */
export async function listSubscriptions(store: StoreConnection) {
  const found: Subscription[] = []
  let after: string | null = null
  do {
    const { data }: { data: Page } = await store.request(listWebhookSubscriptions, { after })
    found.push(...data.webhookSubscriptions.nodes)
    after = data.webhookSubscriptions.pageInfo.hasNextPage
      ? (data.webhookSubscriptions.pageInfo.endCursor ?? null)
      : null
  } while (after)
  return found
}

type Page = {
  webhookSubscriptions: {
    nodes: Subscription[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }
}

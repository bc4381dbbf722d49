import { missingScopes } from '@/adapters/shopify/scopes'
import { topics, type WebhookTopic } from './topics'

export type Subscription = {
  id: string
  topic: WebhookTopic
  uri: string
  filter?: string | null
  includeFields: string[]
}

export type SubscriptionPlan = {
  create: WebhookTopic[]
  remove: Subscription[]
  /** Wanted, but the store has not granted the scope. */
  unavailable: { topic: WebhookTopic; scope: string }[]
}

/**
 * What brings a store's subscriptions in line. One with another address, a filter or a choice of fields is replaced:
 * a filter on a field that a payload lacks silently suppresses every delivery.
 */
export function planSubscriptions(
  present: Subscription[],
  uri: string,
  grantedScopes: string[],
): SubscriptionPlan {
  const plan: SubscriptionPlan = { create: [], remove: [], unavailable: [] }
  const sound = new Set<WebhookTopic>()
  for (const subscription of present) {
    const whole = subscription.uri === uri && !subscription.filter && subscription.includeFields.length === 0
    if (whole && !sound.has(subscription.topic)) sound.add(subscription.topic)
    else plan.remove.push(subscription)
  }
  for (const { topic, scope } of topics) {
    if (sound.has(topic)) continue
    if (scope && missingScopes(grantedScopes, [scope]).length > 0) plan.unavailable.push({ topic, scope })
    else plan.create.push(topic)
  }
  return plan
}

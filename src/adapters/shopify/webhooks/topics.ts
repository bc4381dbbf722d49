import type { graphql } from '@/adapters/shopify/schema/tada'

export type WebhookTopic = ReturnType<typeof graphql.scalar<'WebhookSubscriptionTopic'>>

/** What Rollcall hears of every store, and the scope without which Shopify refuses the subscription. */
export const topics: { topic: WebhookTopic; scope: string | null }[] = [
  { topic: 'CUSTOMERS_CREATE', scope: 'read_customers' },
  { topic: 'CUSTOMERS_UPDATE', scope: 'read_customers' },
  { topic: 'CUSTOMERS_DELETE', scope: 'read_customers' },
  { topic: 'CUSTOMERS_ENABLE', scope: 'read_customers' },
  { topic: 'CUSTOMERS_DISABLE', scope: 'read_customers' },
  { topic: 'CUSTOMERS_MERGE', scope: 'read_customer_merge' },
  { topic: 'CUSTOMER_TAGS_ADDED', scope: 'read_customers' },
  { topic: 'CUSTOMER_TAGS_REMOVED', scope: 'read_customers' },
  { topic: 'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE', scope: 'read_customers' },
  { topic: 'APP_UNINSTALLED', scope: null },
  { topic: 'APP_SCOPES_UPDATE', scope: null },
  { topic: 'BULK_OPERATIONS_FINISH', scope: null },
  { topic: 'SHOP_UPDATE', scope: null },
]

/** Subscribed in the app's configuration at Shopify only; the Admin API does not know them. */
export const complianceTopics = ['CUSTOMERS_DATA_REQUEST', 'CUSTOMERS_REDACT', 'SHOP_REDACT']

// Most topics are `noun_noun/verb`; the newer ones have a dot, and a few verbs have two words.
const special: Record<string, string> = {
  CUSTOMER_TAGS_ADDED: 'customer.tags_added',
  CUSTOMER_TAGS_REMOVED: 'customer.tags_removed',
  CUSTOMER_JOINED_SEGMENT: 'customer.joined_segment',
  CUSTOMER_LEFT_SEGMENT: 'customer.left_segment',
  APP_SCOPES_UPDATE: 'app/scopes_update',
  CUSTOMERS_PURCHASING_SUMMARY: 'customers/purchasing_summary',
  CUSTOMERS_DATA_REQUEST: 'customers/data_request',
}

/** X-Shopify-Topic of a WebhookSubscriptionTopic. */
export const topicHeader = (topic: string): string =>
  special[topic] ?? topic.toLowerCase().replace(/_([a-z]+)$/, '/$1')

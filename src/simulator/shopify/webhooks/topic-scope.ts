/** Scopes of which one is needed to hear of a topic; none for topics about the app itself. */
export function scopesForTopic(topic: string): string[] {
  if (topic === 'CUSTOMERS_MERGE') return ['read_customer_merge']
  if (topic.startsWith('COMPAN')) return ['read_companies', 'read_customers']
  return /^(CUSTOMERS|CUSTOMER_TAGS|CUSTOMER_GROUPS|SEGMENTS|CUSTOMER_JOINED|CUSTOMER_LEFT)/.test(topic)
    ? ['read_customers']
    : []
}

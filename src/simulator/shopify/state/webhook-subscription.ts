export type WebhookSubscription = {
  id: string
  clientId: string
  topic: string
  uri: string
  format: 'JSON' | 'XML'
  includeFields: string[]
  metafieldNamespaces: string[]
  metafields: { namespace: string; key: string }[]
  filter: string | null
  name: string | null
  createdAt: string
  updatedAt: string
  /** Deliveries that failed for good, one after the other. Eight remove the subscription. */
  failures: number
}

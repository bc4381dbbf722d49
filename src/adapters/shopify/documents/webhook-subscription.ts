import { graphql } from '@/adapters/shopify/schema/tada'

export const listWebhookSubscriptions = graphql(`
  query ListWebhookSubscriptions($after: String) {
    webhookSubscriptions(first: 100, after: $after) {
      nodes {
        id
        topic
        uri
        filter
        includeFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const createWebhookSubscription = graphql(`
  mutation CreateWebhookSubscription(
    $topic: WebhookSubscriptionTopic!
    $subscription: WebhookSubscriptionInput!
  ) {
    webhookSubscriptionCreate(topic: $topic, webhookSubscription: $subscription) {
      webhookSubscription {
        id
      }
      userErrors {
        field
        message
      }
    }
  }
`)

export const deleteWebhookSubscription = graphql(`
  mutation DeleteWebhookSubscription($id: ID!) {
    webhookSubscriptionDelete(id: $id) {
      deletedWebhookSubscriptionId
      userErrors {
        field
        message
      }
    }
  }
`)

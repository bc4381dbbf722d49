import { graphql } from '@/adapters/shopify/schema/tada'
import { customerRecord } from './customer-record'

export const setCustomer = graphql(
  `
    mutation SetCustomer($identifier: CustomerSetIdentifiers!, $input: CustomerSetInput!) {
      customerSet(identifier: $identifier, input: $input) {
        customer {
          ...CustomerRecord
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `,
  [customerRecord],
)

export const addTags = graphql(
  `
    mutation AddTags($id: ID!, $tags: [String!]!) {
      tagsAdd(id: $id, tags: $tags) {
        node {
          ...CustomerRecord
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
  [customerRecord],
)

export const removeTags = graphql(
  `
    mutation RemoveTags($id: ID!, $tags: [String!]!) {
      tagsRemove(id: $id, tags: $tags) {
        node {
          ...CustomerRecord
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
  [customerRecord],
)

export const stampLinkKeys = graphql(
  `
    mutation StampLinkKeys($metafields: [MetafieldsSetInput!]!) {
      metafieldsSet(metafields: $metafields) {
        metafields {
          value
          owner {
            ...CustomerRecord
          }
        }
        userErrors {
          code
          field
          message
          elementIndex
        }
      }
    }
  `,
  [customerRecord],
)

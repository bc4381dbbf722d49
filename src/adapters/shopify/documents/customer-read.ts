import { graphql } from '@/adapters/shopify/schema/tada'
import { customerRecord } from './customer-record'

export const customersById = graphql(
  `
    query CustomersById($ids: [ID!]!) {
      nodes(ids: $ids) {
        ...CustomerRecord
      }
    }
  `,
  [customerRecord],
)

export const customerByIdentifier = graphql(
  `
    query CustomerByIdentifier($identifier: CustomerIdentifierInput!) {
      customerByIdentifier(identifier: $identifier) {
        ...CustomerRecord
      }
    }
  `,
  [customerRecord],
)

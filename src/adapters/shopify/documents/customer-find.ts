import { graphql } from '@/adapters/shopify/schema/tada'
import { customerRecord } from './customer-record'

export const customerByContact = graphql(
  `
    query CustomerByContact($identifier: CustomerIdentifierInput!) {
      customerByIdentifier(identifier: $identifier) {
        ...CustomerRecord
        state
        numberOfOrders
        createdAt
      }
    }
  `,
  [customerRecord],
)

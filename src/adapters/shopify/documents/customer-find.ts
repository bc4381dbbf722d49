import { graphql } from '@/adapters/shopify/schema/tada'
import { customerRecord } from './customer-record'

export const customerByContact = graphql(
  `
    query CustomerByContact($identifier: CustomerIdentifierInput!) {
      customerByIdentifier(identifier: $identifier) {
        ...CustomerRecord
        state
        numberOfOrders
      }
    }
  `,
  [customerRecord],
)

export const customersPage = graphql(
  `
    query CustomersPage($first: Int!, $after: String) {
      customers(first: $first, after: $after) {
        nodes {
          ...CustomerRecord
          state
          numberOfOrders
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [customerRecord],
)

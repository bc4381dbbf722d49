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

export const customersPage = graphql(
  `
    query CustomersPage($first: Int!, $after: String) {
      customers(first: $first, after: $after) {
        nodes {
          ...CustomerRecord
          state
          numberOfOrders
          createdAt
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

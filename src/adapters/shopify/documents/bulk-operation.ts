import { graphql } from '@/adapters/shopify/schema/tada'
import { customerRecord } from './customer-record'

export const stageUpload = graphql(`
  mutation StageUpload($input: [StagedUploadInput!]!) {
    stagedUploadsCreate(input: $input) {
      stagedTargets {
        url
        parameters {
          name
          value
        }
      }
      userErrors {
        field
        message
      }
    }
  }
`)

export const runBulkMutation = graphql(`
  mutation RunBulkMutation($mutation: String!, $path: String!) {
    bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path) {
      bulkOperation {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`)

export const runBulkQuery = graphql(`
  mutation RunBulkQuery($query: String!) {
    bulkOperationRunQuery(query: $query) {
      bulkOperation {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`)

export const readBulkOperation = graphql(`
  query ReadBulkOperation($id: ID!) {
    bulkOperation(id: $id) {
      status
      errorCode
      objectCount
      url
      partialDataUrl
    }
  }
`)

export const cancelBulkOperation = graphql(`
  mutation CancelBulkOperation($id: ID!) {
    bulkOperationCancel(id: $id) {
      userErrors {
        field
        message
      }
    }
  }
`)

/** Run inside a bulk operation, never sent as such: there a connection has no page size. */
export const everyCustomer = graphql(
  `
    query EveryCustomer {
      customers {
        edges {
          node {
            ...CustomerRecord
            state
            numberOfOrders
          }
        }
      }
    }
  `,
  [customerRecord],
)

export const recentBulkMutations = graphql(`
  query RecentBulkMutations {
    bulkOperations(first: 20, reverse: true, query: "operation_type:mutation") {
      nodes {
        id
        createdAt
      }
    }
  }
`)

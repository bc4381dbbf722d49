import { graphql } from '@/adapters/shopify/schema/tada'

export const mergeCustomers = graphql(`
  mutation MergeCustomers($one: ID!, $two: ID!, $override: CustomerMergeOverrideFields) {
    customerMerge(customerOneId: $one, customerTwoId: $two, overrideFields: $override) {
      job {
        id
        done
      }
      resultingCustomerId
      userErrors {
        code
        field
        message
      }
    }
  }
`)

export const mergeStatus = graphql(`
  query MergeStatus($jobId: ID!) {
    customerMergeJobStatus(jobId: $jobId) {
      status
      resultingCustomerId
      customerMergeErrors {
        message
      }
    }
  }
`)

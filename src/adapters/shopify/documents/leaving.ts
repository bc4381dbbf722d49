import { graphql } from '@/adapters/shopify/schema/tada'

export const updateEmailConsent = graphql(`
  mutation UpdateEmailConsent($input: CustomerEmailMarketingConsentUpdateInput!) {
    customerEmailMarketingConsentUpdate(input: $input) {
      customer {
        defaultEmailAddress {
          marketingState
        }
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`)

export const updateSmsConsent = graphql(`
  mutation UpdateSmsConsent($input: CustomerSmsMarketingConsentUpdateInput!) {
    customerSmsMarketingConsentUpdate(input: $input) {
      customer {
        defaultPhoneNumber {
          smsMarketingConsent {
            state
          }
        }
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`)

export const standingOfCustomer = graphql(`
  query StandingOfCustomer($id: ID!) {
    customer(id: $id) {
      canDelete
      numberOfOrders
    }
  }
`)

export const deleteCustomer = graphql(`
  mutation DeleteCustomer($id: ID!) {
    customerDelete(input: { id: $id }) {
      deletedCustomerId
      userErrors {
        field
        message
      }
    }
  }
`)

export const requestErasure = graphql(`
  mutation RequestErasure($id: ID!) {
    customerRequestDataErasure(customerId: $id) {
      customerId
      userErrors {
        code
        field
        message
      }
    }
  }
`)

export const cancelErasure = graphql(`
  mutation CancelErasure($id: ID!) {
    customerCancelDataErasure(customerId: $id) {
      customerId
      userErrors {
        code
        field
        message
      }
    }
  }
`)

export const clearMetafields = graphql(`
  mutation ClearMetafields($metafields: [MetafieldIdentifierInput!]!) {
    metafieldsDelete(metafields: $metafields) {
      deletedMetafields {
        namespace
        key
        ownerId
      }
      userErrors {
        field
        message
      }
    }
  }
`)

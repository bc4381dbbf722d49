import { graphql } from '@/adapters/shopify/schema/tada'

export const withdrawEmailConsent = graphql(`
  mutation WithdrawEmailConsent($input: CustomerEmailMarketingConsentUpdateInput!) {
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

export const withdrawSmsConsent = graphql(`
  mutation WithdrawSmsConsent($input: CustomerSmsMarketingConsentUpdateInput!) {
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
      defaultEmailAddress {
        marketingState
      }
      defaultPhoneNumber {
        smsMarketingConsent {
          state
        }
      }
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

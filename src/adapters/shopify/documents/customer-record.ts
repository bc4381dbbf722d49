import { graphql } from '@/adapters/shopify/schema/tada'

// The metafield's namespace is left out: Shopify then takes the one reserved for this app.
export const customerRecord = graphql(`
  fragment CustomerRecord on Customer {
    id
    firstName
    lastName
    locale
    note
    tags
    updatedAt
    defaultEmailAddress {
      emailAddress
    }
    defaultPhoneNumber {
      phoneNumber
    }
    metafield(key: "rollcall_link") {
      value
    }
  }
`)

import { graphql } from '@/adapters/shopify/schema/tada'

export const shownAddress = graphql(`
  fragment ShownAddress on MailingAddress {
    id
    company
    address1
    address2
    city
    zip
    provinceCode
    countryCodeV2
  }
`)

// The metafield's namespace is left out: Shopify then takes the one reserved for this app.
export const customerRecord = graphql(
  `
    fragment CustomerRecord on Customer {
      id
      firstName
      lastName
      locale
      note
      taxExempt
      tags
      createdAt
      updatedAt
      defaultEmailAddress {
        emailAddress
        marketingState
      }
      defaultPhoneNumber {
        phoneNumber
        smsMarketingConsent {
          state
        }
      }
      defaultAddress {
        ...ShownAddress
      }
      metafield(key: "rollcall_link") {
        value
      }
    }
  `,
  [shownAddress],
)

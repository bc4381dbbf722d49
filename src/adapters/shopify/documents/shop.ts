import { graphql } from '@/adapters/shopify/schema/tada'

export const describeShop = graphql(`
  query DescribeShop {
    shop {
      id
      name
      myshopifyDomain
      currencyCode
      ianaTimezone
      plan {
        publicDisplayName
        shopifyPlus
        partnerDevelopment
      }
      customerAccountsV2 {
        customerAccountsVersion
        loginRequiredAtCheckout
      }
    }
    currentAppInstallation {
      accessScopes {
        handle
      }
    }
  }
`)

import { graphql } from '@/adapters/shopify/schema/tada'
import { shownAddress } from './customer-record'

export const setMetafields = graphql(`
  mutation SetMetafields($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      metafields {
        value
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`)

export const createAddress = graphql(
  `
    mutation CreateAddress($customerId: ID!, $address: MailingAddressInput!) {
      customerAddressCreate(customerId: $customerId, address: $address, setAsDefault: true) {
        address {
          ...ShownAddress
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
  [shownAddress],
)

export const updateAddress = graphql(
  `
    mutation UpdateAddress($customerId: ID!, $addressId: ID!, $address: MailingAddressInput!) {
      customerAddressUpdate(
        customerId: $customerId
        addressId: $addressId
        address: $address
        setAsDefault: true
      ) {
        address {
          ...ShownAddress
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
  [shownAddress],
)

/** What a customer has beside its record: asked for only where a rule, a mapping or a policy is about it. */
export const customerExtras = graphql(`
  query CustomerExtras($ids: [ID!]!, $keys: [String!]!, $withRoles: Boolean!, $withMetafields: Boolean!) {
    nodes(ids: $ids) {
      ... on Customer {
        id
        metafields(first: 50, keys: $keys) @include(if: $withMetafields) {
          nodes {
            namespace
            key
            value
          }
        }
        companyContactProfiles @include(if: $withRoles) {
          company {
            id
          }
          roleAssignments(first: 50) {
            nodes {
              role {
                id
              }
              companyLocation {
                id
              }
            }
          }
        }
      }
    }
  }
`)

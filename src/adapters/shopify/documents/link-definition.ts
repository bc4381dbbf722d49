import { graphql } from '@/adapters/shopify/schema/tada'

export const findLinkDefinition = graphql(`
  query FindLinkDefinition($key: String!) {
    metafieldDefinition(identifier: { ownerType: CUSTOMER, key: $key }) {
      id
      type {
        name
      }
    }
  }
`)

export const createLinkDefinition = graphql(`
  mutation CreateLinkDefinition($definition: MetafieldDefinitionInput!) {
    metafieldDefinitionCreate(definition: $definition) {
      createdDefinition {
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

import { initGraphQLTada } from 'gql.tada'
import type { introspection } from './admin-env'

/** Types each GraphQL document from the pruned 2026-10 schema; `gql.tada check` proves the documents against it. */
export const graphql = initGraphQLTada<{
  introspection: introspection
  disableMasking: true
  scalars: {
    DateTime: string
    URL: string
    UnsignedInt64: string
    Decimal: string
    ARN: string
    JSON: unknown
  }
}>()

import { companyMutations } from '../b2b/companies'
import { companyResolvers } from '../b2b/company-fields'
import { contactMutations } from '../b2b/contacts'
import { locationMutations } from '../b2b/locations'
import { roleMutations } from '../b2b/roles'
import { bulkResolvers } from '../bulk/bulk-resolvers'
import { stagedUploadMutations } from '../bulk/staged-uploads'
import { accountMutations } from '../customers/account-mutations'
import { addressMutations } from '../customers/address-mutations'
import { consentMutations } from '../customers/consent-mutations'
import { customerFields } from '../customers/customer-fields'
import { customerMutations } from '../customers/customer-mutations'
import { customerQueries } from '../customers/customer-queries'
import { erasureMutations } from '../customers/erasure'
import { mergeResolvers } from '../customers/merge'
import { tagMutations } from '../customers/tag-mutations'
import { metafieldDefinitionCreate } from '../metafields/definition-create'
import { metafieldDefinitionDelete } from '../metafields/definition-delete'
import { definitionQueries } from '../metafields/definition-queries'
import { metafieldFields } from '../metafields/metafield-fields'
import { metafieldMutations } from '../metafields/metafield-mutations'
import { appResolvers } from '../shops/app-fields'
import { appMutations } from '../shops/app-mutations'
import { shopResolvers } from '../shops/shop-fields'
import { subscriptionResolvers } from '../webhooks/subscriptions'
import { nodeQueries } from './nodes'
import type { Resolvers } from './resolver'

function combine(parts: Resolvers[]): Resolvers {
  const merged: Resolvers = {}
  for (const part of parts) {
    for (const [type, fields] of Object.entries(part)) merged[type] = { ...merged[type], ...fields }
  }
  return merged
}

/** Everything the simulator answers, by type and field. */
export const resolvers = combine([
  { QueryRoot: { ...customerQueries, ...nodeQueries } },
  {
    Mutation: {
      ...customerMutations,
      ...addressMutations,
      ...tagMutations,
      ...metafieldMutations,
      ...appMutations,
      ...stagedUploadMutations,
      ...accountMutations,
      ...consentMutations,
      ...erasureMutations,
      ...companyMutations,
      ...contactMutations,
      ...locationMutations,
      ...roleMutations,
    },
  },
  customerFields,
  metafieldFields,
  definitionQueries,
  { Mutation: { metafieldDefinitionCreate, metafieldDefinitionDelete } },
  shopResolvers,
  appResolvers,
  subscriptionResolvers,
  bulkResolvers,
  companyResolvers,
  mergeResolvers,
])

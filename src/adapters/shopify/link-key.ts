import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { createLinkDefinition, findLinkDefinition } from './documents/link-definition'
import type { StoreConnection } from './store-connection'

/** Key of the metafield that holds a link's id; its namespace is the one reserved for this app. */
export const LINK_KEY = 'rollcall_link'

/** Shopify finds a customer by our id, and so never makes it twice, only if a definition of type `id` exists. */
export async function ensureLinkDefinition(store: StoreConnection) {
  const { data: found } = await store.request(findLinkDefinition, { key: LINK_KEY })
  if (found.metafieldDefinition) return
  const { data } = await store.request(createLinkDefinition, {
    definition: {
      key: LINK_KEY,
      name: 'Rollcall link',
      description: 'Ties this customer to a person in the directory of Rollcall.',
      ownerType: 'CUSTOMER',
      type: 'id',
    },
  })
  const errors = data.metafieldDefinitionCreate?.userErrors ?? []
  // TAKEN: another process was faster.
  const [error] = errors.filter(({ code }) => code !== 'TAKEN')
  if (error)
    throw new StoreTroubleError({ kind: 'unavailable', message: error.message, retryAfterMs: 60_000 })
}

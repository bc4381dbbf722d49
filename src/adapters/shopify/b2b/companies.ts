import type { ResultOf } from 'gql.tada'
import { listCompanies } from '@/adapters/shopify/documents/company'
import type { RequestOptions, StoreConnection } from '@/adapters/shopify/store-connection'

export type Named = { id: string; name: string }

/** A company of a store's B2B side. A contact's role is held per location. */
export type Company = Named & { externalId: string | null; roles: Named[]; locations: Named[] }

/** Every company of the store. */
export async function readCompanies(store: StoreConnection, options?: RequestOptions) {
  const companies: Company[] = []
  let after: string | null = null
  do {
    const { data }: { data: ResultOf<typeof listCompanies> } = await store.request(
      listCompanies,
      { after },
      options,
    )
    for (const { id, name, externalId, contactRoles, locations } of data.companies.nodes) {
      companies.push({ id, name, externalId, roles: contactRoles.nodes, locations: locations.nodes })
    }
    after = data.companies.pageInfo.hasNextPage ? data.companies.pageInfo.endCursor : null
  } while (after)
  return companies
}

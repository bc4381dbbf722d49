import { StoreTroubleError, type FoundCustomer } from '@/core/reconcile/customer-store'
import { customersPage } from './documents/customer-find'
import { foundOf } from './find-customers'
import type { RequestOptions, StoreConnection } from './store-connection'
import { troubleOfErrors } from './trouble'

const PER_PAGE = 100

/** The next customers of a store in the order of their ids; `next` is null on the last page. */
export async function readPage(
  store: StoreConnection,
  after: string | null,
  options?: RequestOptions,
): Promise<{ customers: FoundCustomer[]; next: string | null }> {
  const { data, errors } = await store.request(customersPage, { first: PER_PAGE, after }, options)
  // A null beside an error is unknown, not empty.
  if (errors.length > 0) throw new StoreTroubleError(troubleOfErrors(errors))
  const { nodes, pageInfo } = data.customers
  return { customers: nodes.map(foundOf), next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null }
}

import { print } from 'graphql'
import type { FoundCustomer } from '@/core/reconcile/customer-store'
import { everyCustomer, runBulkQuery } from '@/adapters/shopify/documents/bulk-operation'
import { foundOf } from '@/adapters/shopify/find-customers'
import type { StoreConnection } from '@/adapters/shopify/store-connection'
import { bulkStart } from './bulk-operation'
import { foundLine } from './customer-line'
import { readJsonLines } from './json-lines'

/** Asks Shopify to write every customer of the store into one file. */
export async function startBulkRead(store: StoreConnection) {
  const { data } = await store.request(runBulkQuery, { query: print(everyCustomer) })
  return bulkStart(data.bulkOperationRunQuery)
}

/** The customers in that file; an operation without any has no file. */
export async function* readBulkRead(url: string | null): AsyncGenerator<FoundCustomer> {
  if (url) for await (const line of readJsonLines(url)) yield foundOf(foundLine.parse(line))
}

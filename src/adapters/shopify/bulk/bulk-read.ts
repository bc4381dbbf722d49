import { print } from 'graphql'
import type { CustomerRecord } from '@/core/reconcile/customer-store'
import { recordOf } from '@/adapters/shopify/customer-record'
import { everyCustomer, runBulkQuery } from '@/adapters/shopify/documents/bulk-operation'
import type { StoreConnection } from '@/adapters/shopify/store-connection'
import { bulkStart } from './bulk-operation'
import { customerLine } from './customer-line'
import { readJsonLines } from './json-lines'

/** Asks Shopify to write every customer of the store into one file. */
export async function startBulkRead(store: StoreConnection) {
  const { data } = await store.request(runBulkQuery, { query: print(everyCustomer) })
  return bulkStart(data.bulkOperationRunQuery)
}

/** The customers in that file; an operation without any has no file. */
export async function* readBulkRead(url: string | null): AsyncGenerator<CustomerRecord> {
  if (url) for await (const line of readJsonLines(url)) yield recordOf(customerLine.parse(line))
}

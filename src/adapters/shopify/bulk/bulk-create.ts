import { print } from 'graphql'
import { z } from 'zod'
import type { CustomerCreate, CustomerRecord, WriteFailure } from '@/core/reconcile/customer-store'
import { recordOf } from '@/adapters/shopify/customer-record'
import { runBulkMutation } from '@/adapters/shopify/documents/bulk-operation'
import { setCustomer } from '@/adapters/shopify/documents/customer-write'
import { LINK_KEY } from '@/adapters/shopify/link-key'
import { createInput } from '@/adapters/shopify/set-input'
import type { StoreConnection } from '@/adapters/shopify/store-connection'
import { writeFailure } from '@/adapters/shopify/write-failure'
import { bulkStart } from './bulk-operation'
import { customerLine } from './customer-line'
import { readJsonLines } from './json-lines'
import { uploadJsonLines } from './staged-upload'

type Creates = Iterable<CustomerCreate> | AsyncIterable<CustomerCreate>

/**
 * Hands many creates to Shopify in one go, outside the query-cost budget. Keep the links' order: a result names its
 * customer by the number of its line. Sending the same links again makes no second customer.
 */
export async function startBulkCreate(store: StoreConnection, creates: Creates) {
  const path = await uploadJsonLines(store, variablesOf(creates))
  const { data } = await store.request(runBulkMutation, { mutation: print(setCustomer), path })
  return bulkStart(data.bulkOperationRunMutation)
}

async function* variablesOf(creates: Creates) {
  for await (const { linkId, fields, tags } of creates) {
    yield { identifier: { customId: { key: LINK_KEY, value: linkId } }, input: createInput(fields, tags) }
  }
}

/** The result of the create on line `line`, counted from 0. */
export type BulkResult = { line: number } & (
  { ok: true; customer: CustomerRecord } | { ok: false; failure: WriteFailure }
)

const message = z.object({ message: z.string() })

const resultLine = z.object({
  __lineNumber: z.number().int(),
  data: z
    .object({
      customerSet: z
        .object({
          customer: customerLine.nullable(),
          userErrors: z.array(
            message.extend({ code: z.string().nullish(), field: z.array(z.string()).nullish() }),
          ),
        })
        .nullable(),
    })
    .nullish(),
  errors: z.array(message).optional(),
})

/** Reads what became of each create; lines come in no order. */
export async function* readBulkCreate(url: string): AsyncGenerator<BulkResult> {
  for await (const line of readJsonLines(url)) yield resultOf(resultLine.parse(line))
}

function resultOf({ __lineNumber: line, data, errors }: z.infer<typeof resultLine>): BulkResult {
  const failure = writeFailure(data?.customerSet?.userErrors ?? errors ?? [])
  if (failure) return { line, ok: false, failure }
  const customer = data?.customerSet?.customer
  if (customer) return { line, ok: true, customer: recordOf(customer) }
  return {
    line,
    ok: false,
    failure: { code: 'store-refused', message: 'Shopify gave neither customer nor reason.' },
  }
}

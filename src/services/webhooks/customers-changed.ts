import { markPutBack, postponeBusy, settleDeliveries, type Delivery } from '@/adapters/db/deliveries'
import { lockLinksOfCustomers, type HeardLink } from '@/adapters/db/heard-links'
import type { Tenant } from '@/adapters/db/tenant'
import type { CustomerRecord } from '@/core/reconcile/customer-store'
import { change, type Owe } from '../context'
import { importCustomer } from '../edits/import-customer'
import { seenOf } from '../sync/ledger'
import { absorbRecord } from './absorb-record'
import { customerGone } from './customer-gone'
import type { Listening } from './handler'
import { isEcho } from './is-echo'
import { knownOf } from './known-people'
import { siftHints } from './sift-hints'

/** A reading that is older than what a write has answered is repeated this often, and then believed. */
const READINGS = 5

/**
 * customers/create, update, enable, disable and customer.tags_added, tags_removed. They are hints: they may be old,
 * or our own echo. What tells something new is read from the store, up to 100 customers in one request.
 */
export async function customersChanged(listening: Listening, deliveries: Delivery[]): Promise<void> {
  const { organizationId } = listening
  const news = await siftHints(listening, deliveries)
  if (news.size === 0) return
  const customers = await listening.customers()
  const records = await customers.read([...news.keys()])
  await change({ organizationId }, async (tenant, owe) => {
    await absorbAll(tenant, owe, listening, news, records)
  })
}

async function absorbAll(
  tenant: Tenant,
  owe: Owe,
  { store }: Listening,
  news: Map<string, Delivery[]>,
  records: Map<string, CustomerRecord | null>,
): Promise<void> {
  const links = await lockLinksOfCustomers(tenant, store.id, [...news.keys()])
  const echoes = links.filter((link) => isEcho(link, records.get(link.customerId ?? '')))
  await settleEchoes(tenant, echoes, news)
  const known = await knownOf(
    tenant,
    links.filter((link) => !echoes.includes(link)),
  )
  for (const [customerId, told] of news) {
    const ids = told.map(({ id }) => id)
    const link = links.find((each) => each.customerId === customerId)
    const record = records.get(customerId) ?? null
    const again = told.every(({ attempts }) => attempts < READINGS)
    if (link && (link.claim !== null || (again && isOlder(record, seenOf(link).updatedAt)))) {
      await postponeBusy(tenant, ids)
      continue
    }
    const settled = await settleDeliveries(tenant, ids, { outcome: 'ignored', linkId: link?.id })
    const [first] = ids
    if (settled === 0 || first === undefined) continue
    if (!link) {
      if (record !== null)
        await importCustomer(tenant, owe, { store, configuration: known.configuration }, record)
      continue
    }
    if (record === null) {
      await customerGone(tenant, owe, { store, link, configuration: known.configuration })
    } else if (await absorbRecord(tenant, owe, { store, link, known }, record)) {
      await markPutBack(tenant, first)
    }
  }
}

/** In one statement: whoever is changed meanwhile waits for these links. They are no news any more. */
async function settleEchoes(tenant: Tenant, echoes: HeardLink[], news: Map<string, Delivery[]>) {
  const ids = echoes.flatMap(({ customerId }) => news.get(customerId ?? '') ?? []).map(({ id }) => id)
  if (ids.length > 0) await settleDeliveries(tenant, ids, { outcome: 'ignored' })
  for (const { customerId } of echoes) news.delete(customerId ?? '')
}

/** Read before a write of ours that has been recorded meanwhile. */
const isOlder = (record: CustomerRecord | null, seenAt: string | null) =>
  record !== null && seenAt !== null && Date.parse(record.updatedAt) < Date.parse(seenAt)

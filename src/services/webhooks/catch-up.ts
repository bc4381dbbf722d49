import { beginRun } from '@/adapters/db/census'
import { findCatchUp, keepCatchUp, storesToCatchUp } from '@/adapters/db/hearing'
import { linkedCustomersAfter, lockLinksOfCustomers } from '@/adapters/db/heard-links'
import { findStore, type ConnectedStore } from '@/adapters/db/stores'
import { provenOrganization, within, type OrganizationId } from '@/adapters/db/tenant'
import { storeSettings } from '@/core/mapping/configuration'
import type { CustomerRecord, CustomerStore } from '@/core/reconcile/customer-store'
import { loadConfiguration } from '../configuration/load'
import { change } from '../context'
import { noteTrouble } from '../stores/note-trouble'
import { openCustomers } from '../stores/open-customers'
import { awake, wakeOnce } from '../wake-once'
import { absorbRecord } from './absorb-record'
import { customerGone } from './customer-gone'
import { isEcho } from './is-echo'
import { knownOf } from './known-people'

const RUN_MS = 20_000
const PAGE = 100
const RESERVE = 200

/** Between a write's reading of its customer and the moment that it counts as verified. */
const RECORDED_WITHIN_MS = 60_000

/** Stores of all organizations whose linked customers are to be read again. */
export const findBehind = () => storesToCatchUp()

/**
 * Reads the linked customers of a store again, a page at a time, as if each had been told to have changed. `more` asks
 * for another run, which goes on where this one has stopped. A store that does not answer keeps its place.
 */
export async function catchUp(target: { organizationId: string; storeId: string }) {
  const organizationId = provenOrganization(target.organizationId)
  awake('store/behind', target.storeId)
  const store = await within(organizationId, (tenant) => findStore(tenant, target.storeId))
  if (!store || store.status !== 'connected') return { read: 0, more: false }
  try {
    return await readOn(organizationId, store)
  } catch (error) {
    await noteTrouble(organizationId, store.id, error)
    return { read: 0, more: false }
  }
}

async function readOn(organizationId: OrganizationId, store: ConnectedStore) {
  const customers = await openCustomers(organizationId, store, { reserve: RESERVE })
  const deadline = Date.now() + RUN_MS
  let read = 0
  while (Date.now() < deadline) {
    const count = await readPage(organizationId, store, customers)
    if (count === 0) {
      await compareIfImporting(organizationId, store)
      return { read, more: false }
    }
    read += count
  }
  return { read, more: true }
}

/** Customers that came unheard have no link to be found by: where they are to become users, the whole store is read. */
async function compareIfImporting(organizationId: OrganizationId, store: ConnectedStore) {
  const begun = await within(organizationId, async (tenant) => {
    const { configuration } = await loadConfiguration(tenant)
    if (storeSettings(configuration, store.id).imports.kind === 'none') return false
    return beginRun(tenant, store.id, 'compare')
  })
  if (begun) wakeOnce('store/census', organizationId, [store.id])
}

/**
 * Answers how many customers were read; 0 = nothing is left. Whoever was written since the store can be heard again is
 * known: a back-fill in the first minutes of a store is not read once more.
 */
async function readPage(organizationId: OrganizationId, store: ConnectedStore, customers: CustomerStore) {
  const page = await within(organizationId, async (tenant) => {
    const owed = await findCatchUp(tenant, store.id)
    if (!owed?.catchUpAt) return undefined
    const unseenSince = new Date(owed.catchUpAt.getTime() + RECORDED_WITHIN_MS)
    const links = await linkedCustomersAfter(
      tenant,
      store.id,
      { after: owed.catchUpAfter, unseenSince },
      PAGE,
    )
    if (links.length === 0) await keepCatchUp(tenant, store.id, { owedAt: owed.catchUpAt, after: null })
    return { owedAt: owed.catchUpAt, ids: links.flatMap(({ customerId }) => customerId ?? []) }
  })
  if (!page || page.ids.length === 0) return 0
  const records = await customers.read(page.ids)
  await absorbPage(organizationId, store, records)
  const after = page.ids.at(-1) ?? null
  await within(organizationId, (tenant) => keepCatchUp(tenant, store.id, { owedAt: page.owedAt, after }))
  return page.ids.length
}

const absorbPage = (
  organizationId: OrganizationId,
  store: ConnectedStore,
  records: Map<string, CustomerRecord | null>,
) =>
  change({ organizationId }, async (tenant, owe) => {
    const locked = await lockLinksOfCustomers(tenant, store.id, [...records.keys()])
    // Whoever is changed meanwhile waits for these links, so that only what is new takes time.
    const links = locked.filter((link) => !isEcho(link, records.get(link.customerId ?? '')))
    const known = await knownOf(tenant, links)
    for (const link of links) {
      const record = link.customerId === null ? undefined : records.get(link.customerId)
      // What a drain is writing at this moment is read back by the drain.
      if (link.claim !== null || record === undefined) continue
      if (record !== null) await absorbRecord(tenant, owe, { store, link, known }, record)
      else await customerGone(tenant, owe, { store, link, configuration: known.configuration })
    }
  })

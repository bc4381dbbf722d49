import { forgetUnseen, keepCustomers, keepRun } from '@/adapters/db/census'
import { verifiedDomains } from '@/adapters/db/domains'
import {
  changedCustomers,
  countFindings,
  keylessLinks,
  missingLinks,
  raiseDuplicates,
  raiseStrayKeys,
  raiseUnmanaged,
  settleUnseen,
} from '@/adapters/db/drift'
import { within } from '@/adapters/db/tenant'
import { storeSettings } from '@/core/mapping/configuration'
import { answerTo } from '@/core/reconcile/drift'
import type { CustomerUpdate } from '@/core/reconcile/customer-store'
import { loadConfiguration } from '../configuration/load'
import { openCustomers } from '../stores/open-customers'
import { censusLine } from './census-line'
import { importUnlinked } from './import-unlinked'
import { repairPage } from './repair-page'
import { ON, type Census, type Progress } from './progress'

const PAGE = 100
const PER_WRITE = 10
const RESERVE = 200

/** Compares what a reading has met with what is remembered: linked customers page by page, the others in one go. */
export async function compareStore(census: Census): Promise<Progress> {
  const { organizationId, store, run, deadline } = census
  const { configuration } = await within(organizationId, loadConfiguration)
  const { drift, policy } = storeSettings(configuration, store.id)
  const customers = await openCustomers(organizationId, store, { reserve: RESERVE })
  const rebuild = run.purpose === 'rebuild'
  const raiseGone = answerTo('missing', drift) === 'raise'
  let after = run.cursor
  await within(organizationId, (tenant) => forgetUnseen(tenant, store.id, run.startedAt))
  for (;;) {
    const ids = await within(organizationId, (tenant) =>
      changedCustomers(tenant, store.id, { after, all: rebuild, limit: PAGE }),
    )
    const last = ids.at(-1)
    if (!last) break
    const records = await customers.read(ids.map(({ customerId }) => customerId))
    await repairPage(census, records, { raiseGone, rebuild })
    after = last.customerId
    await within(organizationId, (tenant) => keepRun(tenant, run.id, { cursor: after }))
    if (Date.now() > deadline) return ON
  }
  for (;;) {
    const missing = await within(organizationId, (tenant) =>
      missingLinks(tenant, store.id, run.startedAt, PAGE),
    )
    if (missing.length === 0) break
    // Read once more: a reading takes a while, and nobody is missed on hearsay.
    const records = await customers.read(missing.map(({ customerId }) => customerId))
    const there = [...records.values()].flatMap((customer) =>
      customer ? [censusLine({ customer, state: '', orders: 0, createdAt: '' })] : [],
    )
    await within(organizationId, (tenant) => keepCustomers(tenant, store.id, there))
    await repairPage(census, records, { raiseGone, rebuild })
    if (Date.now() > deadline) return ON
  }
  const keyless = await within(organizationId, (tenant) => keylessLinks(tenant, store.id, PAGE))
  for (let at = 0; at < keyless.length; at += PER_WRITE)
    await customers.write(keyless.slice(at, at + PER_WRITE).map(stampOf))
  if (!(await importUnlinked(census, customers, configuration))) return ON
  await raiseOthers(census, policy.marker)
  return { more: false, waitMs: 0 }
}

/** A write of nothing, which gives the customer the key of its link. */
const stampOf = (link: { linkId: string; customerId: string }): CustomerUpdate => ({
  kind: 'update',
  ...link,
  fields: {},
  addTags: [],
  removeTags: [],
})

const raiseOthers = ({ organizationId, store, run }: Census, marker: string) =>
  within(organizationId, async (tenant) => {
    const domains = await verifiedDomains(tenant)
    if (domains.length > 0) await raiseUnmanaged(tenant, store.id, { domains, marker })
    await raiseDuplicates(tenant, store.id)
    await raiseStrayKeys(tenant, store.id)
    await settleUnseen(tenant, store.id, run.startedAt)
    const found = await countFindings(tenant, store.id)
    await keepRun(tenant, run.id, { state: 'done', found, finishedAt: new Date(), dueAt: null, cursor: null })
  })

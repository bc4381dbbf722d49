import { passOver, unlinkedCustomers } from '@/adapters/db/imports'
import { within } from '@/adapters/db/tenant'
import { storeSettings, type Configuration } from '@/core/mapping/configuration'
import { mayImport } from '@/core/mapping/import-user'
import type { CustomerStore } from '@/core/reconcile/customer-store'
import { change } from '../context'
import { importCustomer } from '../edits/import-customer'
import type { Census } from './progress'

/** Lines that are looked at together, and customers that one request reads. */
const LINES = 500
const PER_READ = 100

/**
 * Makes users of customers of whose creation nothing was heard, by the rule and the service that a webhook goes through.
 * About whom the rule says no is read once, and then not before the rule or the customer has changed. Answers whether
 * there is time left.
 */
export async function importUnlinked(
  census: Census,
  customers: CustomerStore,
  configuration: Configuration,
): Promise<boolean> {
  const { organizationId, store, deadline } = census
  const { imports } = storeSettings(configuration, store.id)
  if (imports.kind === 'none') return true
  const rule = JSON.stringify(imports)
  let after: string | null = null
  for (;;) {
    const lines = await within(organizationId, (tenant) =>
      unlinkedCustomers(tenant, store.id, { rule, after, limit: LINES }),
    )
    const last = lines.at(-1)
    if (!last) return true
    const refused = lines.filter((line) => !mayImport(imports, line)).map(({ customerId }) => customerId)
    await within(organizationId, (tenant) => passOver(tenant, store.id, rule, refused))
    const rest = lines.flatMap(({ customerId }) => (refused.includes(customerId) ? [] : [customerId]))
    for (let at = 0; at < rest.length; at += PER_READ) {
      await importThose(census, customers, configuration, rest.slice(at, at + PER_READ))
      if (Date.now() > deadline) return false
    }
    after = last.customerId
  }
}

async function importThose(
  { organizationId, store }: Census,
  customers: CustomerStore,
  configuration: Configuration,
  ids: string[],
): Promise<void> {
  const records = await customers.read(ids)
  const rule = JSON.stringify(storeSettings(configuration, store.id).imports)
  await change({ organizationId }, async (tenant, owe) => {
    for (const record of records.values())
      if (record) await importCustomer(tenant, owe, { store, configuration }, record)
    await passOver(tenant, store.id, rule, ids)
  })
}

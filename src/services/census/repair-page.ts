import { keepObserved, lockLinksOfCustomers, type HeardLink } from '@/adapters/db/heard-links'
import { oweLink } from '@/adapters/db/owe-links'
import { raiseFinding } from '@/adapters/db/drift'
import { noteUnheard } from '@/adapters/db/hearing'
import type { Tenant } from '@/adapters/db/tenant'
import { fieldEntries } from '@/core/reconcile/field-entries'
import type { CustomerRecord } from '@/core/reconcile/customer-store'
import { change, type Owe } from '../context'
import { fieldsOf, jsonFields, ledgerOf } from '../sync/ledger'
import { absorbRecord } from '../webhooks/absorb-record'
import { customerGone, leaveWithCustomer } from '../webhooks/customer-gone'
import { SILENCE_MS } from '../webhooks/is-deaf'
import { knownOf } from '../webhooks/known-people'
import type { Census } from './progress'

/** `raiseGone`: whoever is gone waits for a person instead of being made again. */
type Handling = { raiseGone: boolean; rebuild: boolean }

/** Takes in what the store shows of some linked customers: puts edits back, or raises them; null = it is gone. */
export const repairPage = (
  { organizationId, store }: Census,
  records: Map<string, CustomerRecord | null>,
  { raiseGone, rebuild }: Handling,
) =>
  change({ organizationId }, async (tenant, owe) => {
    const links = records.size > 0 ? await lockLinksOfCustomers(tenant, store.id, [...records.keys()]) : []
    const known = await knownOf(tenant, links)
    const { configuration } = known
    for (const link of links) {
      const record = link.customerId === null ? undefined : records.get(link.customerId)
      // What a drain is writing at this moment is read back by the drain.
      if (link.claim !== null || record === undefined) continue
      if (rebuild && record) await rebuildLink(tenant, link, record)
      else if (record === null) await missing(tenant, owe, { store, link, configuration, raiseGone })
      else if (await absorbRecord(tenant, owe, { store, link, known }, record))
        await noteIfUnheard(tenant, store.id, record)
    }
    owe([store.id])
  })

type Missing = Parameters<typeof customerGone>[2] & { raiseGone: boolean }

/** Who came from the customer leaves with it; anyone else is made again, or waits for a person. */
async function missing(tenant: Tenant, owe: Owe, { raiseGone, ...gone }: Missing) {
  if (!raiseGone) await customerGone(tenant, owe, gone)
  else if (!(await leaveWithCustomer(tenant, owe, gone))) await raiseMissing(tenant, gone.store.id, gone.link)
}

/** A webhook would have told of it by now: the detector of deaf stores looks into that. */
async function noteIfUnheard(tenant: Tenant, storeId: string, { updatedAt }: CustomerRecord) {
  const changedAt = new Date(updatedAt)
  if (Date.now() - changedAt.getTime() > SILENCE_MS) await noteUnheard(tenant, storeId, changedAt)
}

/** Forgets what was agreed: what the store shows is what counts, and the next drain writes whatever is to differ. */
async function rebuildLink(tenant: Tenant, link: HeardLink, record: CustomerRecord) {
  const shown = fieldsOf(record)
  const agreed = fieldEntries(ledgerOf(link).agreed).flatMap(([field, value]) =>
    value === null ? [] : [[field, shown[field] ?? null] as const],
  )
  await keepObserved(tenant, link.id, {
    agreed: jsonFields(Object.fromEntries(agreed)),
    observed: { ...record },
  })
  await oweLink(tenant, link.id, { priority: 50, delayMs: 0 })
}

const raiseMissing = (tenant: Tenant, storeId: string, { id, userId, customerId, user }: HeardLink) =>
  raiseFinding(tenant, storeId, {
    kind: 'missing',
    subject: id,
    customerId,
    linkId: id,
    personId: userId,
    details: { name: user.displayName },
  })

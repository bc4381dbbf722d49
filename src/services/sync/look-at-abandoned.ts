import type { CustomerFields, CustomerRecord, CustomerStore } from '@/core/reconcile/customer-store'
import type { Desired, Ledger } from '@/core/reconcile/decide'
import { abandonedMetafields } from '@/core/reconcile/managed-metafields'

/** As many as Shopify shows in one request. */
const AT_ONCE = 100

type Wanted = { desired: Desired; ledger: Ledger }

/**
 * Reads what the store shows of metafields that are ours and that nothing names any more: no webhook tells of them, and
 * what somebody has changed since is not ours to take away. Everybody else is answered as they are.
 */
export async function lookAtAbandoned<One extends Wanted>(
  customers: CustomerStore,
  wanted: One[],
): Promise<One[]> {
  const found = wanted.flatMap(({ desired, ledger }) => {
    const fields = abandonedMetafields(desired, ledger)
    return ledger.customerId !== null && fields.length > 0 ? [{ id: ledger.customerId, fields }] : []
  })
  if (found.length === 0) return wanted
  const also = [...new Set(found.flatMap(({ fields }) => fields))]
  const shown = new Map<string, CustomerRecord | null>()
  for (let from = 0; from < found.length; from += AT_ONCE) {
    const ids = found.slice(from, from + AT_ONCE).map(({ id }) => id)
    for (const [id, customer] of await customers.read(ids, also)) shown.set(id, customer)
  }
  return wanted.map((one) => {
    const customer = shown.get(one.ledger.customerId ?? '')
    if (!customer) return one
    const seen: CustomerFields = Object.fromEntries(also.map((field) => [field, customer[field] ?? null]))
    return { ...one, ledger: { ...one.ledger, observed: { ...one.ledger.observed, ...seen } } }
  })
}

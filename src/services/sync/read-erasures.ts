import type { CustomerRecord, CustomerStore, WriteResult } from '@/core/reconcile/customer-store'
import type { Decided } from './decide-batch'
import type { Outcome } from './outcome'

/** As many as Shopify shows in one request. */
const AT_ONCE = 100

/** Looks at the customers whose erasure was requested and that need no write; everybody else is answered as they are. */
export async function readErasures(customers: CustomerStore, decided: Decided[]): Promise<Outcome[]> {
  const ids = decided.flatMap(({ plan, ledger }) =>
    plan.kind === 'none' && plan.why === 'being-erased' && ledger.customerId !== null
      ? [ledger.customerId]
      : [],
  )
  const shown = new Map<string, CustomerRecord | null>()
  for (let from = 0; from < ids.length; from += AT_ONCE)
    for (const [id, customer] of await customers.read(ids.slice(from, from + AT_ONCE)))
      shown.set(id, customer)
  return decided.map((one) => {
    const customer = one.ledger.customerId === null ? undefined : shown.get(one.ledger.customerId)
    if (customer === undefined) return one
    const base = { linkId: one.link.id, requestId: null }
    const result: WriteResult =
      customer === null
        ? { ...base, ok: false, failure: { code: 'customer-gone', message: '' } }
        : { ...base, ok: true, customer }
    return { ...one, result }
  })
}

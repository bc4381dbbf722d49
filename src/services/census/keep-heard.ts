import { forgetCustomers, keepHeard } from '@/adapters/db/census'
import type { Delivery } from '@/adapters/db/deliveries'
import { within } from '@/adapters/db/tenant'
import { customerHint } from '@/adapters/shopify/webhooks/customer-hint'
import type { Listening } from '../webhooks/handler'
import { censusLine } from './census-line'

/** Keeps the census in step with what a store tells, without asking it anything: tags and keys wait for the next reading. */
export async function keepCensus(
  { organizationId, store }: Listening,
  deliveries: Delivery[],
): Promise<void> {
  const heard = deliveries.flatMap(({ topic, payload }) => {
    const hint = customerHint(topic, payload)
    // A notice about tags says nothing else.
    if (!hint || hint.addedTags.length + hint.removedTags.length > 0) return []
    const { customerId, fields, updatedAt } = hint
    const customer = { ...fields, id: customerId, linkKey: null, tags: [], updatedAt: updatedAt ?? '' }
    return updatedAt === null ? [] : [censusLine({ customer, state: '', orders: 0, createdAt: '' })]
  })
  const gone = deliveries.flatMap(({ topic, customerId }) =>
    topic === 'CUSTOMERS_DELETE' && customerId !== null ? [customerId] : [],
  )
  if (heard.length + gone.length === 0) return
  await within(organizationId, async (tenant) => {
    const latest = new Map(heard.map((line) => [line.customerId, line]))
    if (latest.size > 0) await keepHeard(tenant, store.id, [...latest.values()])
    if (gone.length > 0) await forgetCustomers(tenant, store.id, gone)
  })
}

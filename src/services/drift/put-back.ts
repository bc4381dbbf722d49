import type { Finding } from '@/adapters/db/drift'
import { lockLinksOfCustomers } from '@/adapters/db/heard-links'
import { findStore } from '@/adapters/db/stores'
import { change, read, type Context } from '../context'
import { Refused } from '../refused'
import { openCustomers } from '../stores/open-customers'
import { absorbRecord } from '../webhooks/absorb-record'
import { knownOf } from '../webhooks/known-people'
import { forgetCustomer } from '../webhooks/forget-customer'

/** What was only raised is repaired now, by what the store shows at this moment. */
export async function putBack(ctx: Context, { storeId, customerId }: Finding): Promise<void> {
  const store = await read(ctx, (tenant) => findStore(tenant, storeId))
  if (!store || customerId === null) throw new Refused('not-found', 'The store is not connected any more.')
  const record = (await (await openCustomers(ctx.organizationId, store)).read([customerId])).get(customerId)
  await change(ctx, async (tenant, owe) => {
    const [link] = await lockLinksOfCustomers(tenant, storeId, [customerId])
    if (!link) return
    if (link.claim !== null)
      throw new Refused('conflict', 'This customer is being written just now. Try again in a moment.')
    if (record) await absorbRecord(tenant, owe, { store, link, known: await knownOf(tenant, [link]) }, record)
    else if (await forgetCustomer(tenant, store, link)) owe([storeId])
  })
}

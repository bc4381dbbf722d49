import type { Finding } from '@/adapters/db/drift'
import { oweUsers } from '@/adapters/db/owe-links'
import { linkOfPerson } from '@/adapters/db/repair-links'
import { change, read, type Context } from '../context'
import { linkCustomers } from '../matching/link-customers'
import { readCustomers } from '../matching/read-customers'
import { Refused } from '../refused'

/** Ties the customer to the person whom it belongs to: whoever has left is restricted there by the store's policy. */
export async function adoptFound(ctx: Context, { storeId, customerId, personId }: Finding): Promise<void> {
  if (customerId === null || personId === null)
    throw new Refused('invalid', 'No directory knows anybody with this address.')
  const found = (await readCustomers(ctx, storeId, [customerId])).get(customerId)
  if (!found) throw new Refused('not-found', 'The store has no such customer any more.')
  // Somebody who left before the store was connected has no link there yet.
  if (!(await read(ctx, (tenant) => linkOfPerson(tenant, personId, storeId))))
    await change(ctx, (tenant) => oweUsers(tenant, [personId], { priority: 20, delayMs: 60_000 }))
  await change(ctx, async (tenant, owe) => {
    const link = await linkOfPerson(tenant, personId, storeId)
    if (!link) throw new Refused('conflict', 'Nobody could be linked.')
    if (link.customerId !== null)
      throw new Refused(
        'conflict',
        `${link.user.displayName} has another customer in this store. Relink them on their page.`,
      )
    const [chosen] = await linkCustomers(tenant, storeId, [{ linkId: link.id, found }])
    if (chosen && !chosen.ok) throw new Refused('conflict', chosen.message)
    owe([storeId])
  })
}

import { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { unlinkCustomer } from '@/adapters/db/links'
import { findLink } from '@/adapters/db/repair-links'
import { change, read, requireRole, type Context } from '../context'
import { linkCustomers } from '../matching/link-customers'
import { readCustomers } from '../matching/read-customers'
import { Refused } from '../refused'
import { cleanCustomer } from './clean-customer'
import { linkInRepair } from './link-in-repair'

export const Relink = z.object({ linkId: z.uuid(), customerId: z.string().max(100) })

/** Ties a person to another customer of the store; the one that they had loses what came from the directory. */
export async function relink(ctx: Context, { linkId, customerId }: z.infer<typeof Relink>): Promise<void> {
  requireRole(ctx, 'operator')
  const known = await read(ctx, (tenant) => findLink(tenant, linkId))
  if (!known) throw new Refused('not-found', 'There is no such person in this store.')
  if (known.customerId === customerId) throw new Refused('conflict', 'They are linked already.')
  const found = (await readCustomers(ctx, known.storeId, [customerId])).get(customerId)
  if (!found) throw new Refused('not-found', 'The store has no such customer any more.')
  const before = await change(ctx, async (tenant, owe) => {
    const link = await linkInRepair(tenant, linkId)
    if (link.customerId !== null) await unlinkCustomer(tenant, linkId)
    const [chosen] = await linkCustomers(tenant, link.storeId, [{ linkId, found }])
    if (chosen && !chosen.ok) throw new Refused('conflict', chosen.message)
    await appendEvents(tenant, [
      {
        kind: 'customer.relinked',
        outcome: 'done',
        title: `${link.user.displayName} was linked with another customer in ${link.store.name}`,
        actor: ctx.actor,
        userId: link.userId,
        storeId: link.storeId,
        changes: [{ field: 'customer', from: link.customerId, to: customerId }],
      },
    ])
    owe([link.storeId])
    return link
  })
  if (before.customerId !== null) await cleanCustomer(ctx, before, before.customerId, { keepTags: false })
}

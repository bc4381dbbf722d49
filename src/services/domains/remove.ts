import { z } from 'zod'
import { findDomain, removeDomain as remove } from '@/adapters/db/domains'
import { appendEvents } from '@/adapters/db/events'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'

export const DomainRef = z.object({ id: z.uuid() })

/** Nobody on this domain is taken over unasked any more; who is linked stays linked. */
export async function removeDomain(ctx: Context, { id }: z.infer<typeof DomainRef>): Promise<void> {
  requireRole(ctx, 'admin')
  await change(ctx, async (tenant) => {
    const known = await findDomain(tenant, id)
    if (!known) throw new Refused('not-found', 'There is no such domain in this organization.')
    await remove(tenant, id)
    const title = `The domain ${known.domain} was removed`
    await appendEvents(tenant, [{ kind: 'domain.removed', outcome: 'done', title, actor: ctx.actor }])
  })
}

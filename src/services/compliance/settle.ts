import { settleComplianceRequest } from '@/adapters/db/compliance'
import { appendEvents } from '@/adapters/db/events'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'

/** A teammate has handed the export over. */
export async function settleCompliance(ctx: Context, id: string): Promise<void> {
  requireRole(ctx, 'admin')
  await change(ctx, async (tenant) => {
    if ((await settleComplianceRequest(tenant, id)) === 0)
      throw new Refused('not-found', 'There is no such open request in this organization.')
    await appendEvents(tenant, [
      {
        kind: 'compliance.data-handed-over',
        outcome: 'done',
        title: 'A shopper’s data was handed over',
        actor: ctx.actor,
      },
    ])
  })
}

import { appendEvents } from '@/adapters/db/events'
import { renameOrganization as rename } from '@/adapters/db/teammates'
import { change, requireRole, type Context } from '../context'

/** Gives the organization another name, for all its teammates. */
export async function renameOrganization(ctx: Context, { name }: { name: string }): Promise<void> {
  requireRole(ctx, 'owner')
  await change(ctx, async (tenant) => {
    await rename(tenant, name)
    await appendEvents(tenant, [
      {
        kind: 'organization.renamed',
        outcome: 'done',
        title: `The organization is called ${name} now`,
        actor: ctx.actor,
      },
    ])
  })
}

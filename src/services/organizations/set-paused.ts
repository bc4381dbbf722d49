import { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { pauseOrganization, pausedSince } from '@/adapters/db/organizations'
import { listStores } from '@/adapters/db/stores'
import { change, read, requireRole, type Context } from '../context'

export const OrganizationPause = z.object({ paused: z.boolean() })

/** Stops all writes to every store, or lets them go on. Identity providers are answered all the same. */
export async function setOrganizationPaused(
  ctx: Context,
  { paused }: z.infer<typeof OrganizationPause>,
): Promise<void> {
  requireRole(ctx, 'operator')
  await change(ctx, async (tenant, owe) => {
    await pauseOrganization(tenant, paused ? new Date() : null)
    await appendEvents(tenant, [
      {
        kind: paused ? 'organization.paused' : 'organization.resumed',
        outcome: 'done',
        title: paused ? 'All writes to all stores were paused' : 'Writes to the stores go on',
        actor: ctx.actor,
      },
    ])
    if (!paused) owe((await listStores(tenant)).map(({ id }) => id))
  })
}

/** Since when everything is paused; null when it is not. */
export const organizationPausedAt = (ctx: Context) => read(ctx, pausedSince)

import { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { oweUsers } from '@/adapters/db/owe-links'
import { splitUser } from '@/adapters/db/repair-links'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'

export const Split = z.object({ userId: z.uuid() })

/** Two users of different directories are two people after all: this one gets customers of their own. */
export async function splitPerson(ctx: Context, { userId }: z.infer<typeof Split>): Promise<void> {
  requireRole(ctx, 'admin')
  await change(ctx, async (tenant, owe) => {
    const personId = await splitUser(tenant, userId)
    if (personId === undefined)
      throw new Refused('not-found', 'This user is a person of their own already, or does not exist.')
    await appendEvents(
      tenant,
      [userId, personId].map((id) => ({
        kind: 'person.split',
        outcome: 'done' as const,
        title: 'Two users that counted as one person are two people from now on',
        actor: ctx.actor,
        userId: id,
      })),
    )
    owe(await oweUsers(tenant, [userId, personId], { priority: 0, delayMs: 0 }))
  })
}

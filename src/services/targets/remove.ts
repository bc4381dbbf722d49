import { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { deleteTarget } from '@/adapters/db/targets'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { TargetRef } from './form'
import { requireTarget } from './require-target'

export const Removal = TargetRef.extend({ typedName: z.string() })

/** Deletes a target after its name was typed. The people at the target stay there as they are. */
export async function removeTarget(ctx: Context, { id, typedName }: z.infer<typeof Removal>): Promise<void> {
  requireRole(ctx, 'admin')
  await change(ctx, async (tenant) => {
    const target = await requireTarget(tenant, id)
    if (typedName.trim() !== target.name)
      throw new Refused('invalid', `Type ${target.name} to delete it.`, 'typedName')
    await deleteTarget(tenant, id)
    await appendEvents(tenant, [
      {
        kind: 'target.deleted',
        outcome: 'done',
        title: `${target.name} is no longer written to; the people there stay as they are`,
        actor: ctx.actor,
      },
    ])
  })
}

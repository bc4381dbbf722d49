import { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { setTargetMode } from '@/adapters/db/targets'
import { change, requireRole, type Context } from '../context'
import { TargetRef } from './form'
import { requireTarget } from './require-target'

export const ModeChange = TargetRef.extend({ mode: z.enum(['on', 'paused']) })

/** Pauses a target or lets it go on. What is owed meanwhile is kept. */
export async function setMode(ctx: Context, { id, mode }: z.infer<typeof ModeChange>): Promise<void> {
  requireRole(ctx, 'operator')
  await change(ctx, async (tenant, owe) => {
    const target = await requireTarget(tenant, id)
    if (target.mode === mode) return
    await setTargetMode(tenant, id, mode)
    await appendEvents(tenant, [
      {
        kind: mode === 'on' ? 'target.resumed' : 'target.paused',
        outcome: 'done',
        title: `Writing to ${target.name} was ${mode === 'on' ? 'switched on' : 'paused'}`,
        actor: ctx.actor,
        targetId: id,
      },
    ])
    if (mode === 'on') owe({ stores: [], targets: [id] })
  })
}

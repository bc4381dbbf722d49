import type { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { keepMinutes, reportedOrganization } from '@/adapters/db/reports'
import { MinutesByHand } from '@/core/reports/minutes'
import { change, requireRole, type Context } from '../context'

/** What the portal sends. */
export const MinutesSetting = MinutesByHand

/** Sets what the reports from now on take as the time by hand; months that were closed keep what was set then. */
export async function setMinutes(ctx: Context, minutes: z.infer<typeof MinutesSetting>): Promise<void> {
  requireRole(ctx, 'admin')
  await change(ctx, async (tenant) => {
    const before = MinutesByHand.parse((await reportedOrganization(tenant)).minutes)
    await keepMinutes(tenant, minutes)
    await appendEvents(tenant, [
      {
        kind: 'report.minutes',
        outcome: 'done',
        title: `${ctx.actor.name} set how many minutes an account takes by hand`,
        actor: ctx.actor,
        changes: (['joiner', 'mover', 'leaver'] as const)
          .filter((kind) => before[kind] !== minutes[kind])
          .map((kind) => ({ field: kind, from: before[kind], to: minutes[kind] })),
      },
    ])
  })
}

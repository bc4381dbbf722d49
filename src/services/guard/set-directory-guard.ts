import { z } from 'zod'
import { keepDirectorySetting } from '@/adapters/db/directories'
import { appendEvents } from '@/adapters/db/events'
import { GuardLimits } from '@/core/reconcile/guard'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { guardOf } from './limits'

export const DirectoryGuard = z.object({ id: z.uuid(), guard: GuardLimits })

/** Sets how many people of a directory may lose access at once. What is held already waits for its decision. */
export async function setDirectoryGuard(
  ctx: Context,
  { id, guard }: z.infer<typeof DirectoryGuard>,
): Promise<void> {
  requireRole(ctx, 'admin')
  await change(ctx, async (tenant) => {
    const directory = await keepDirectorySetting(tenant, id, { guard })
    if (!directory) throw new Refused('not-found', 'There is no such directory in this organization.')
    const before = guardOf(directory.before)
    await appendEvents(tenant, [
      {
        kind: 'directory.guard',
        outcome: 'done',
        title: guard.enabled
          ? `The guard of ${directory.name} holds more than ${guard.people} people or ${guard.percent} % in ${guard.windowHours} h`
          : `The guard of ${directory.name} was switched off`,
        actor: ctx.actor,
        directoryId: id,
        changes: Object.entries(guard)
          .map(([field, to]) => ({ field, from: new Map(Object.entries(before)).get(field) ?? null, to }))
          .filter(({ from, to }) => from !== to),
      },
    ])
  })
}

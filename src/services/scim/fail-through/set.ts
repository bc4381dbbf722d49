import { z } from 'zod'
import { keepDirectorySetting } from '@/adapters/db/directories'
import { appendEvents } from '@/adapters/db/events'
import { change, requireRole, type Context } from '../../context'
import { Refused } from '../../refused'
import { FailThrough, failThroughOf } from './setting'

export const FailThroughChange = z.object({ id: z.uuid(), failThrough: FailThrough })

/** Decides whether a directory's identity provider waits for the stores; it holds from the next request on. */
export async function setFailThrough(
  ctx: Context,
  { id, failThrough }: z.infer<typeof FailThroughChange>,
): Promise<void> {
  requireRole(ctx, 'admin')
  await change(ctx, async (tenant) => {
    const directory = await keepDirectorySetting(tenant, id, { failThrough })
    if (!directory) throw new Refused('not-found', 'There is no such directory in this organization.')
    const before = failThroughOf(directory.before)
    await appendEvents(tenant, [
      {
        kind: 'directory.fail-through',
        outcome: 'done',
        title: failThrough.enabled
          ? `${directory.name} waits up to ${failThrough.seconds} s for the stores and is told what they refuse`
          : `${directory.name} does not wait for the stores`,
        actor: ctx.actor,
        directoryId: id,
        changes: [
          { field: 'enabled', from: before.enabled, to: failThrough.enabled },
          { field: 'seconds', from: before.seconds, to: failThrough.seconds },
        ].filter(({ from, to }) => from !== to),
      },
    ])
  })
}

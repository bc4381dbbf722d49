import { z } from 'zod'
import { setMode } from '@/adapters/db/directories'
import { appendEvents } from '@/adapters/db/events'
import { oweDirectory } from '@/adapters/db/owe-links'
import { newId } from '@/adapters/db/new-id'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'

export const DirectoryModeChange = z.object({
  id: z.uuid(),
  mode: z.enum(['observe', 'live', 'paused']),
})

const said = {
  live: 'is live: what it says is written to the stores',
  observe: 'only observes: nothing of it is written to the stores',
  paused: 'is paused: nothing of it is written to the stores until somebody resumes it',
} as const

/** Behind whatever an identity provider pushes meanwhile. */
const EVERYONE = { priority: 50, delayMs: 0 }

/** Lets a directory write to the stores, or stops it. What is owed when it goes live is everyone it knows. */
export async function setDirectoryMode(
  ctx: Context,
  { id, mode }: z.infer<typeof DirectoryModeChange>,
): Promise<void> {
  requireRole(ctx, 'admin')
  await change(ctx, async (tenant, owe) => {
    const directory = await setMode(tenant, id, mode)
    if (!directory) throw new Refused('not-found', 'There is no such directory in this organization.')
    // Also when it stops: what was due is then only planned.
    const causeId = newId(new Date())
    owe(await oweDirectory(tenant, id, { ...EVERYONE, causeId }))
    await appendEvents(tenant, [
      {
        id: causeId,
        kind: `directory.${mode}`,
        outcome: 'done',
        title: `Directory ${directory.name} ${said[mode]}`,
        actor: ctx.actor,
        directoryId: id,
      },
    ])
  })
}

import { z } from 'zod'
import { listDirectories } from '@/adapters/db/directories'
import { peopleInSeveral, setPrecedence } from '@/adapters/db/directory-order'
import { appendEvents } from '@/adapters/db/events'
import { oweUsers } from '@/adapters/db/owe-links'
import { newId } from '@/adapters/db/new-id'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'

/** Every directory, the one that says who somebody is first. */
export const DirectoryOrder = z.object({ ids: z.array(z.uuid()).max(200) })

const EVERYONE = { priority: 50, delayMs: 0 }

/** Decides which directory says who somebody is whom several know; owes those people. */
export async function setDirectoryOrder(
  ctx: Context,
  { ids }: z.infer<typeof DirectoryOrder>,
): Promise<void> {
  requireRole(ctx, 'admin')
  await change(ctx, async (tenant, owe) => {
    const known = new Map((await listDirectories(tenant)).map(({ id, name }) => [id, name]))
    const isWhole = new Set(ids).size === known.size && ids.every((id) => known.has(id))
    if (!isWhole)
      throw new Refused('conflict', 'The directories have changed meanwhile. Look at the list again.')
    await setPrecedence(tenant, ids)
    const causeId = newId(new Date())
    owe(await oweUsers(tenant, await peopleInSeveral(tenant), { ...EVERYONE, causeId }))
    await appendEvents(tenant, [
      {
        id: causeId,
        kind: 'directories.ordered',
        outcome: 'done',
        title: `Who says who somebody is: ${ids.map((id) => known.get(id)).join(', then ')}`,
        actor: ctx.actor,
      },
    ])
  })
}

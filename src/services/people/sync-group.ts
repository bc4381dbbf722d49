import { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { groupNames } from '@/adapters/db/groups'
import { oweUsers } from '@/adapters/db/owe-links'
import { newId } from '@/adapters/db/new-id'
import { linkStates, usersOfGroup } from '@/adapters/db/repair-links'
import { change, read, requireRole, type Context } from '../context'
import { Refused } from '../refused'

export const GroupRef = z.object({ id: z.uuid() })

/** The groups that directories have pushed, by name. */
export const viewGroups = (ctx: Context) => read(ctx, groupNames)

/** Owes everybody in a group to every store again, at once. Answers how many people that are. */
export async function syncGroup(ctx: Context, { id }: z.infer<typeof GroupRef>): Promise<{ people: number }> {
  requireRole(ctx, 'operator')
  return change(ctx, async (tenant, owe) => {
    const group = (await groupNames(tenant)).find((each) => each.id === id)
    if (!group) throw new Refused('not-found', 'There is no such group in this organization.')
    const users = await usersOfGroup(tenant, id)
    const causeId = newId(new Date())
    owe(await oweUsers(tenant, users, { priority: 5, delayMs: 0, causeId }))
    const title = `Everybody in ${group.displayName} is synced again (${users.length} people)`
    await appendEvents(tenant, [
      { id: causeId, kind: 'group.synced', outcome: 'done', title, actor: ctx.actor },
    ])
    return { people: users.length }
  })
}

/** How far the customers of a group's people are. */
export const groupProgress = (ctx: Context, { id }: z.infer<typeof GroupRef>) =>
  read(ctx, async (tenant) => {
    const states = await linkStates(tenant, await usersOfGroup(tenant, id))
    const count = (...wanted: string[]) =>
      states.filter(({ state }) => wanted.includes(state)).reduce((sum, { links }) => sum + links, 0)
    return {
      total: states.reduce((sum, { links }) => sum + links, 0),
      moving: count('accepted', 'queued', 'writing'),
      verified: count('verified'),
      failed: count('failed'),
    }
  })

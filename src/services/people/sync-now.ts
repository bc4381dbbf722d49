import type { z } from 'zod'
import { resumePerson } from '@/adapters/db/link-hours'
import { oweUsers } from '@/adapters/db/links'
import { findPerson } from '@/adapters/db/people'
import { takeUp } from '../breaker/take-up'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import type { PersonRef } from './view'

/**
 * Owes a person to every store again, at once, as when a reason was fixed on the store's side. Where they were stopped
 * because of too many writes, writing goes on.
 */
export async function syncNow(ctx: Context, { id }: z.infer<typeof PersonRef>): Promise<void> {
  requireRole(ctx, 'operator')
  await change(ctx, async (tenant, owe) => {
    if (!(await findPerson(tenant, id)))
      throw new Refused('not-found', 'There is no such person in this organization.')
    const resumed = await resumePerson(tenant, id)
    owe(await oweUsers(tenant, [id], { priority: 0, delayMs: 0 }))
    await takeUp(tenant, owe, resumed)
  })
}

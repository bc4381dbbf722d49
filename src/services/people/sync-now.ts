import type { z } from 'zod'
import { oweUsers } from '@/adapters/db/links'
import { findPerson } from '@/adapters/db/people'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import type { PersonRef } from './view'

/** Owes a person to every store again, at once, as when a reason was fixed on the store's side. */
export async function syncNow(ctx: Context, { id }: z.infer<typeof PersonRef>): Promise<void> {
  requireRole(ctx, 'operator')
  await change(ctx, async (tenant, owe) => {
    if (!(await findPerson(tenant, id)))
      throw new Refused('not-found', 'There is no such person in this organization.')
    owe(await oweUsers(tenant, [id], { priority: 0, delayMs: 0 }))
  })
}

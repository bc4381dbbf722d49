import type { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { oweUsers } from '@/adapters/db/owe-links'
import { newId } from '@/adapters/db/new-id'
import { setOverride } from '@/adapters/db/overrides'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { overrideOf } from './override'
import { personNamed } from './restrict'
import type { PersonRef } from './view'

const AT_ONCE = { priority: 5, delayMs: 0 }

/** Leaves a person to their directories again: lets back in whom a teammate has restricted, keeps no longer whom one kept. */
export async function endOverride(ctx: Context, { id }: z.infer<typeof PersonRef>): Promise<void> {
  requireRole(ctx, 'operator')
  await change(ctx, async (tenant, owe) => {
    const { personId, displayName, override } = await personNamed(tenant, id)
    const decided = overrideOf(override)
    if (!decided) throw new Refused('conflict', 'Nobody has decided anything about this person.')
    await setOverride(tenant, personId, null)
    const causeId = newId(new Date())
    owe(await oweUsers(tenant, [personId], { ...AT_ONCE, causeId }))
    const isRestricted = decided.kind === 'restricted'
    await appendEvents(tenant, [
      {
        id: causeId,
        kind: isRestricted ? 'person.let-back-in' : 'person.not-kept',
        outcome: 'done',
        title: isRestricted
          ? `${ctx.actor.name} let ${displayName} back in: the directory decides again`
          : `${ctx.actor.name} keeps ${displayName} no longer: the directory decides again`,
        actor: ctx.actor,
        userId: personId,
      },
    ])
  })
}

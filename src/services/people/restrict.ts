import { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { oweUsers } from '@/adapters/db/owe-links'
import { newId } from '@/adapters/db/new-id'
import { setOverride } from '@/adapters/db/overrides'
import { findPerson } from '@/adapters/db/people'
import type { Tenant } from '@/adapters/db/tenant'
import { change, requireRole, type Context } from '../context'
import { decisionOf } from '../guard/decisions'
import { Refused } from '../refused'
import { PersonRef } from './view'

export const Restriction = PersonRef.extend({
  note: z.string().trim().min(3, 'Say why: whoever lets them back in will ask.').max(1_000),
})

const AT_ONCE = { priority: 0, delayMs: 0 }

/** Break-glass: takes a person out of every store at once, whatever their directories say, until a teammate ends it. */
export async function restrictPerson(ctx: Context, { id, note }: z.infer<typeof Restriction>): Promise<void> {
  requireRole(ctx, 'operator')
  await change(ctx, async (tenant, owe) => {
    const { personId, displayName } = await personNamed(tenant, id)
    await setOverride(tenant, personId, { kind: 'restricted', ...decisionOf(ctx, note) })
    const causeId = newId(new Date())
    owe(await oweUsers(tenant, [personId], { ...AT_ONCE, causeId }))
    await appendEvents(tenant, [
      {
        id: causeId,
        kind: 'person.restricted',
        outcome: 'done',
        title: `${ctx.actor.name} restricted ${displayName} in every store`,
        actor: ctx.actor,
        userId: personId,
        changes: [{ field: 'note', from: null, to: note }],
      },
    ])
  })
}

export async function personNamed(tenant: Tenant, id: string) {
  const person = await findPerson(tenant, id)
  if (!person) throw new Refused('not-found', 'There is no such person in this organization.')
  const { personId, lead, users } = person
  const override = users.find((user) => user.id === personId)?.override ?? null
  return { personId, displayName: lead.displayName, override }
}

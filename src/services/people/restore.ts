import { z } from 'zod'
import { appendEvents, type NewEvent } from '@/adapters/db/events'
import { findHeldChange, peopleOfChange } from '@/adapters/db/held-changes'
import { oweUsers } from '@/adapters/db/owe-links'
import { newId } from '@/adapters/db/new-id'
import { keepPeople } from '@/adapters/db/overrides'
import { restrictedWithin } from '@/adapters/db/removals'
import type { Tenant } from '@/adapters/db/tenant'
import { change, read, requireRole, type Context } from '../context'
import { decisionOf } from '../guard/decisions'
import { Refused } from '../refused'
import { personNamed } from './restrict'

/** Whom to restore: one person, everyone of a held change, or whom one directory took out within a time. */
export const Restorable = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), id: z.uuid() }),
  z.object({ kind: z.literal('change'), id: z.uuid() }),
  z.object({
    kind: z.literal('window'),
    directoryId: z.uuid(),
    from: z.coerce.date(),
    until: z.coerce.date(),
  }),
])

export const Restoration = z.object({
  what: Restorable,
  note: z.string().trim().max(1_000).default(''),
})

const AT_ONCE = { priority: 5, delayMs: 0 }

/**
 * Undoes a deprovisioning: these people get back in every store what they were last verified to have there, even if the
 * directory has deleted them, and keep it until the directory speaks about them anew. Answers how many.
 */
export async function restorePeople(
  ctx: Context,
  { what, note }: z.infer<typeof Restoration>,
): Promise<{ people: number }> {
  requireRole(ctx, what.kind === 'person' ? 'operator' : 'admin')
  return change(ctx, async (tenant, owe) => {
    const ids = await meant(tenant, what)
    const kept = await keepPeople(tenant, ids, { kind: 'kept', ...decisionOf(ctx, note) })
    if (kept.length === 0) throw new Refused('conflict', 'There is nobody to restore.')
    const restored = kept.map(({ id }) => id)
    const causeId = newId(new Date())
    owe(await oweUsers(tenant, restored, { ...AT_ONCE, causeId }))
    await appendEvents(tenant, eventsOf(ctx, causeId, kept, note))
    return { people: kept.length }
  })
}

/** How many people a restoration would be about. */
export const countRestorable = (ctx: Context, what: z.infer<typeof Restorable>) =>
  read(ctx, async (tenant) => ({ people: (await meant(tenant, what)).length }))

async function meant(tenant: Tenant, what: z.infer<typeof Restorable>): Promise<string[]> {
  if (what.kind === 'change') {
    if ((await findHeldChange(tenant, what.id))?.kind === 'losses')
      throw new Refused(
        'conflict',
        'These people have not left. What they have lost comes back with the group, the attribute or the rule that gives it.',
      )
    return peopleOfChange(tenant, what.id)
  }
  if (what.kind === 'window') return restrictedWithin(tenant, what)
  const { personId, override } = await personNamed(tenant, what.id)
  if (override !== null)
    throw new Refused('conflict', 'A teammate has decided about this person already; end that first.')
  return [personId]
}

/** A line for each of them; what happened to several at once has one of its own, from which theirs come. */
function eventsOf(
  { actor }: Context,
  causeId: string,
  people: { id: string; displayName: string }[],
  note: string,
): NewEvent[] {
  const base = { outcome: 'done' as const, actor, changes: [{ field: 'note', from: null, to: note }] }
  const isBatch = people.length > 1
  const title = `${actor.name} restored ${people.length} people as they were in every store`
  return [
    ...(isBatch ? [{ ...base, id: causeId, kind: 'people.restored', title }] : []),
    ...people.map(({ id, displayName }) => ({
      ...base,
      ...(isBatch ? { causeId } : { id: causeId }),
      kind: 'person.restored',
      title: `${actor.name} restored ${displayName} as they were in every store`,
      userId: id,
    })),
  ]
}

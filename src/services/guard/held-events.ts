import type { Actor, NewEvent } from '@/adapters/db/events'
import type { Guarded } from '@/adapters/db/removals'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { Decided } from '../sync/decide-batch'
import { heldReason } from './held-reason'

export const guard: Actor = { type: 'job', name: 'Guard' }

/** Lines of history about held changes. */
export const changeOpened = (
  { directoryId, storeId }: Guarded,
  { name, removals, limit }: { name: string; removals: number; limit: number },
): NewEvent => ({
  kind: 'guard.held',
  outcome: 'held',
  title: `${removals} people of ${name} would lose access; more than ${limit} wait for a teammate`,
  actor: guard,
  ...(directoryId !== undefined && { directoryId }),
  ...(storeId !== undefined && { storeId }),
})

export const removalHeld = ({ link, person }: Decided, store: ConnectedStore): NewEvent => ({
  kind: 'customer.held',
  outcome: 'held',
  title: `${person.displayName} keeps access to ${store.name} until a teammate decides`,
  actor: guard,
  userId: link.personId,
  storeId: store.id,
  directoryId: person.directory.id,
  causeId: link.causeId,
  reason: heldReason(person.directory.name, store.name),
})

export const changesEnded = (changeIds: string[]): NewEvent[] =>
  changeIds.map(() => ({
    kind: 'guard.ended',
    outcome: 'ignored',
    title: 'A held change has ended by itself: everyone in it is back',
    actor: guard,
  }))

/** Everyone in these was in a preview that a teammate has applied. */
export const changesDecided = (changeIds: string[], actor: Actor): NewEvent[] =>
  changeIds.map(() => ({
    kind: 'guard.ended',
    outcome: 'done',
    title: `A held change has ended: ${actor.name} decided on everyone in it by applying a preview`,
    actor,
  }))

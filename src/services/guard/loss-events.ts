import type { NewEvent } from '@/adapters/db/events'
import type { Guarded } from '@/adapters/db/removals'
import type { ConnectedStore } from '@/adapters/db/stores'
import { changesOfLoss } from '@/core/reconcile/loss'
import type { Reason } from '../activity/line'
import { guard } from './held-events'
import { namesOf, type Losing } from './losing'

/** Lines of history about what people would lose who stay, and the reasons that their links show. */
export const lossesOpened = (
  { directoryId, storeId }: Guarded,
  { name, removals, limit }: { name: string; removals: number; limit: number },
): NewEvent => ({
  kind: 'guard.held',
  outcome: 'held',
  title: `${removals} people of ${name} would lose tags, company roles or metafields; more than ${limit} wait for a teammate`,
  actor: guard,
  ...(directoryId !== undefined && { directoryId }),
  ...(storeId !== undefined && { storeId }),
})

export const lossHeld = ({ link, person, loss }: Losing, store: ConnectedStore): NewEvent => ({
  kind: 'customer.held',
  outcome: 'held',
  title: `${person.displayName} keeps ${namesOf(loss)} in ${store.name} until a teammate decides`,
  actor: guard,
  userId: link.personId,
  storeId: store.id,
  directoryId: person.directory.id,
  causeId: link.causeId,
  changes: changesOfLoss(loss),
})

export const heldBecause = ({ person, loss }: Losing, { name }: ConnectedStore): Reason => ({
  code: 'loss-held',
  message: `More people of ${person.directory.name} lose tags, company roles or metafields at once than the guard allows. In ${name} these stay: ${namesOf(loss)}. Everything else was written.`,
  who: 'teammate',
  fix: 'Approve or reject it under Held changes.',
})

export const keptBecause = ({ loss }: Losing, { name }: ConnectedStore): Reason => ({
  code: 'loss-rejected',
  message: `No rule or mapping gives it any more, and a teammate has decided that it stays in ${name}: ${namesOf(loss)}.`,
  who: 'teammate',
  fix: 'Nothing to do. It goes once they lose something else, or by a preview that takes it away and is applied.',
})

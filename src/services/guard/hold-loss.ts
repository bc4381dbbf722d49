import { appendEvents } from '@/adapters/db/events'
import { holdLosses } from '@/adapters/db/hold-losses'
import type { Guarded } from '@/adapters/db/removals'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import type { Decided } from '../sync/decide-batch'
import { nameOfGuarded } from './hold'
import { jsonLoss, withheld, type Losing } from './losing'
import { heldBecause, lossesOpened, lossHeld } from './loss-events'

/** A held change; `opened` says what was measured when that was just now. */
export type Change = { id: string; opened?: { guarded: Guarded; removals: number; limit: number } }

/** Puts losses into a change, and says what is to be written instead. Nobody is told twice that somebody is held. */
export async function holdLoss(
  tenant: Tenant,
  store: ConnectedStore,
  { id, opened }: Change,
  people: Losing[],
  instead: Map<string, Decided | null>,
): Promise<void> {
  if (people.length === 0) return
  const losses = people.map(({ link, loss }) => ({ linkId: link.id, loss: jsonLoss(loss) }))
  const fresh = new Set(await holdLosses(tenant, id, losses))
  for (const one of people) instead.set(one.link.id, withheld(one, 'held', heldBecause(one, store)))
  await appendEvents(tenant, [
    ...(opened
      ? [lossesOpened(opened.guarded, { ...opened, name: nameOfGuarded(opened.guarded, store, people) })]
      : []),
    ...people.filter(({ link }) => fresh.has(link.id)).map((one) => lossHeld(one, store)),
  ])
}

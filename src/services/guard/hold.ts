import { appendEvents } from '@/adapters/db/events'
import { holdLinks } from '@/adapters/db/hold-links'
import type { Guarded } from '@/adapters/db/removals'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import type { GuardLimits, Measured } from '@/core/reconcile/guard'
import type { Decided } from '../sync/decide-batch'
import { changeOpened, removalHeld } from './held-events'
import { heldReason } from './held-reason'
import { openMeasured } from './measure'

type Excess = { guarded: Guarded; store: ConnectedStore; limits: GuardLimits; measured: Measured }

/** Puts removals into the change that waits for a teammate, opening it if there is none. */
export async function hold(
  tenant: Tenant,
  { guarded, store, limits, measured }: Excess,
  leaving: Decided[],
): Promise<void> {
  const change = await openMeasured(tenant, guarded, { kind: 'removals', limits, measured })
  for (const [directory, people] of Map.groupBy(leaving, ({ person }) => person.directory.name))
    await holdLinks(
      tenant,
      change.id,
      people.map(({ link }) => link),
      heldReason(directory, store.name),
    )
  const name = nameOfGuarded(guarded, store, leaving)
  const opened = change.isNew ? [changeOpened(guarded, { limit: change.limit, ...measured, name })] : []
  await appendEvents(tenant, [...opened, ...leaving.map((one) => removalHeld(one, store))])
}

/** Whose limit it is, as the history calls it. */
export const nameOfGuarded = ({ storeId }: Guarded, store: ConnectedStore, [first]: Decided[]) =>
  storeId === undefined ? (first?.person.directory.name ?? 'a directory') : store.name

import { appendEvents } from '@/adapters/db/events'
import { holdLinks, openChange } from '@/adapters/db/hold-links'
import type { Guarded } from '@/adapters/db/removals'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import { mostRemovals, type GuardLimits, type Measured } from '@/core/reconcile/guard'
import type { Decided } from '../sync/decide-batch'
import { changeOpened, removalHeld } from './held-events'
import { heldReason } from './held-reason'

type Excess = { guarded: Guarded; store: ConnectedStore; limits: GuardLimits; measured: Measured }

/** Puts removals into the change that waits for a teammate, opening it if there is none. */
export async function hold(
  tenant: Tenant,
  { guarded, store, limits, measured }: Excess,
  leaving: Decided[],
): Promise<void> {
  const limit = mostRemovals(limits, measured.linked)
  const change = await openChange(tenant, guarded, {
    ...measured,
    limit,
    windowHours: limits.windowHours,
  })
  for (const [directory, people] of Map.groupBy(leaving, ({ person }) => person.directory.name))
    await holdLinks(
      tenant,
      change.id,
      people.map(({ link }) => link),
      heldReason(directory, store.name),
    )
  const opened = change.isNew
    ? [changeOpened(guarded, { limit, ...measured, name: nameOf(guarded, store, leaving) })]
    : []
  await appendEvents(tenant, [...opened, ...leaving.map((one) => removalHeld(one, store))])
}

const nameOf = ({ storeId }: Guarded, store: ConnectedStore, [first]: Decided[]) =>
  storeId === undefined ? (first?.person.directory.name ?? 'a directory') : store.name

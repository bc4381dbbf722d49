import { appendEvents } from '@/adapters/db/events'
import { holdLinks, keepMeasured, openChange } from '@/adapters/db/hold-links'
import { countLinked, type Guarded } from '@/adapters/db/removals'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import { mostRemovals, type GuardLimits, type Measured } from '@/core/reconcile/guard'
import type { Decided } from '../sync/decide-batch'
import { changeOpened, removalHeld } from './held-events'
import { heldReason } from './held-reason'

type Excess = { guarded: Guarded; store: ConnectedStore; limits: GuardLimits; measured: Measured }

/** No organization has as many people. */
const EVERYBODY = 1_000_000_000

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
  if (change.isNew) await measureWhole(tenant, change.id, { guarded, limits, measured })
  const opened = change.isNew
    ? [changeOpened(guarded, { limit, ...measured, name: nameOf(guarded, store, leaving) })]
    : []
  await appendEvents(tenant, [...opened, ...leaving.map((one) => removalHeld(one, store))])
}

/** The guard stops counting where more people make no difference to it; whoever decides wants to know of how many. */
async function measureWhole(
  tenant: Tenant,
  changeId: string,
  { guarded, limits, measured }: Omit<Excess, 'store'>,
): Promise<void> {
  const { windowHours } = limits
  const linked = await countLinked(tenant, guarded, { windowHours, upTo: EVERYBODY })
  const limit = mostRemovals(limits, linked)
  await keepMeasured(tenant, changeId, { ...measured, linked, limit, windowHours })
}

const nameOf = ({ storeId }: Guarded, store: ConnectedStore, [first]: Decided[]) =>
  storeId === undefined ? (first?.person.directory.name ?? 'a directory') : store.name

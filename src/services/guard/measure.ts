import { keepMeasured, openChange } from '@/adapters/db/hold-links'
import { countLosses } from '@/adapters/db/hold-losses'
import { countLinked, countRemovals, type Guarded } from '@/adapters/db/removals'
import type { Tenant } from '@/adapters/db/tenant'
import {
  countedUpTo,
  isGuarded,
  isTooMany,
  mostRemovals,
  type GuardKind,
  type GuardLimits,
  type Measured,
} from '@/core/reconcile/guard'

/** No organization has as many people. */
const EVERYBODY = 1_000_000_000

/** What goes over the limits just now, or undefined while nothing does. Small numbers cost one look. */
export async function excess(
  tenant: Tenant,
  guarded: Guarded,
  limits: GuardLimits,
  kind: GuardKind = 'removals',
): Promise<Measured | undefined> {
  if (!isGuarded(limits, kind)) return undefined
  const { windowHours } = limits
  const countOf = kind === 'removals' ? countRemovals : countLosses
  const removals = await countOf(tenant, guarded, windowHours)
  if (removals <= limits.minimum) return undefined
  const linked = await countLinked(tenant, guarded, { windowHours, upTo: countedUpTo(limits) })
  const measured = { removals, linked }
  return isTooMany(limits, measured) ? measured : undefined
}

/**
 * The change that waits for a teammate, opened for what was measured if there is none. The guard stops counting where more
 * people make no difference to it; whoever decides wants to know of how many.
 */
export async function openMeasured(
  tenant: Tenant,
  guarded: Guarded,
  { kind, limits, measured }: { kind: GuardKind; limits: GuardLimits; measured: Measured },
): Promise<{ id: string; isNew: boolean; limit: number }> {
  const { windowHours } = limits
  const limit = mostRemovals(limits, measured.linked)
  const change = await openChange(tenant, { ...guarded, kind }, { ...measured, limit, windowHours })
  if (change.isNew) {
    const linked = await countLinked(tenant, guarded, { windowHours, upTo: EVERYBODY })
    const whole = mostRemovals(limits, linked)
    await keepMeasured(tenant, change.id, { ...measured, linked, limit: whole, windowHours })
  }
  return { ...change, limit }
}

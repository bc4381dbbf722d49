import { countLinked, countRemovals, type Guarded } from '@/adapters/db/removals'
import type { Tenant } from '@/adapters/db/tenant'
import { countedUpTo, isTooMany, type GuardLimits, type Measured } from '@/core/reconcile/guard'

/** What goes over the limits just now, or undefined while nothing does. Small numbers cost one look. */
export async function excess(
  tenant: Tenant,
  guarded: Guarded,
  limits: GuardLimits,
): Promise<Measured | undefined> {
  if (!limits.enabled) return undefined
  const removals = await countRemovals(tenant, guarded, limits.windowHours)
  if (removals <= limits.minimum) return undefined
  const { windowHours } = limits
  const linked = await countLinked(tenant, guarded, { windowHours, upTo: countedUpTo(limits) })
  const measured = { removals, linked }
  return isTooMany(limits, measured) ? measured : undefined
}

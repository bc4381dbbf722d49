import { appendEvents } from '@/adapters/db/events'
import { reportTarget, type StoredTarget } from '@/adapters/db/targets'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import { describeTrouble, isLost, waitFor, type TargetTroubleError } from '@/core/targets/trouble'

/** Keeps that a target is well again. */
export const reportWell = (organizationId: OrganizationId, target: StoredTarget) =>
  within(organizationId, (tenant) =>
    reportTarget(tenant, target.id, { trouble: null, failingSince: null, retryAt: null }),
  )

/**
 * Keeps what a failed request says about a target as a whole; answers how long to leave it alone. A target that has
 * failed for days, or says that it wants nothing more, is switched off until a person looks at it.
 */
export async function reportTrouble(
  organizationId: OrganizationId,
  target: StoredTarget,
  { trouble }: TargetTroubleError,
): Promise<number> {
  const now = new Date()
  const failingSince = target.failingSince ?? now
  const failingForMs = now.getTime() - failingSince.getTime()
  const waitMs = waitFor(trouble, failingForMs)
  const { message, fix } = describeTrouble(trouble, hostOf(target.settings))
  const lost = isLost(trouble, failingForMs)
  await within(organizationId, async (tenant) => {
    await reportTarget(tenant, target.id, {
      trouble: `${message} ${fix}`,
      failingSince,
      retryAt: new Date(now.getTime() + waitMs),
      ...(lost ? { mode: 'disabled' } : {}),
    })
    if (!lost && target.trouble !== null) return
    await appendEvents(tenant, [
      {
        kind: lost ? 'target.disabled' : 'target.failing',
        outcome: 'failed',
        title: lost
          ? `${target.name} was switched off: it has failed for too long`
          : `${target.name} takes no writes`,
        actor: { type: 'job', name: 'Rollcall' },
        targetId: target.id,
        reason: { code: trouble.kind, message, who: 'target-owner', fix },
      },
    ])
  })
  return lost ? Infinity : waitMs
}

/** The host that a target is at, for words about it. */
export function hostOf(settings: unknown): string {
  const named = typeof settings === 'object' && settings !== null ? Object.values(settings) : []
  const url = named.find((value) => typeof value === 'string' && URL.canParse(value))
  return typeof url === 'string' ? new URL(url).host : 'the target'
}

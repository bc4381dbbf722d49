import { appendEvents } from '@/adapters/db/events'
import type { LinkState } from '@/adapters/db/links'
import { reportTarget, type StoredTarget } from '@/adapters/db/targets'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import {
  describeTrouble,
  GIVE_UP_AFTER_MS,
  isLost,
  TargetTroubleError,
  waitFor,
} from '@/core/targets/trouble'

/**
 * Keeps how a target did after a batch. One that takes anything is well; a receiver of webhooks that refuses all of it
 * is failing as surely as one that cannot be reached.
 */
export async function noteHealth(
  organizationId: OrganizationId,
  target: StoredTarget,
  outcomes: LinkState[],
): Promise<void> {
  const refusedAll = outcomes.length > 0 && outcomes.every((state) => state === 'failed')
  if (refusedAll && target.kind === 'webhook') {
    const failingSince = (target.failingSince ??= new Date())
    const detail = 'every message is refused'
    if (Date.now() - failingSince.getTime() > GIVE_UP_AFTER_MS)
      throw new TargetTroubleError({ kind: 'unavailable', detail })
    await within(organizationId, (tenant) =>
      reportTarget(tenant, target.id, { trouble: target.trouble, failingSince, retryAt: null }),
    )
    return
  }
  if (outcomes.length === 0 || (target.trouble === null && target.failingSince === null)) return
  target.trouble = target.failingSince = null
  await within(organizationId, (tenant) =>
    reportTarget(tenant, target.id, { trouble: null, failingSince: null, retryAt: null }),
  )
}

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

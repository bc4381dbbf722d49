import { z } from 'zod'
import { directorySettings } from '@/adapters/db/matching-settings'
import type { Tenant } from '@/adapters/db/tenant'
import type { MatchPolicy } from '@/core/reconcile/match'

export const MatchingPolicy = z.enum(['never', 'verified-domain', 'review']) satisfies z.ZodType<MatchPolicy>

const Settings = z.looseObject({ matching: MatchingPolicy.catch('review').default('review') })

export const matchingOf = (settings: unknown): MatchPolicy => Settings.parse(settings ?? {}).matching

/** How each of these directories wants its people matched. */
export async function policiesOf(tenant: Tenant, directoryIds: string[]): Promise<Map<string, MatchPolicy>> {
  const settings = await directorySettings(tenant, directoryIds)
  return new Map([...settings].map(([id, kept]) => [id, matchingOf(kept)]))
}

import type { Urgency } from '@/adapters/db/owe-links'
import { env } from '@/env'

/** Leaving goes before everything; a plain change waits a moment for the rest of its burst. */
export function urgencyOf(
  before: { active: boolean } | undefined,
  after: { active: boolean } | undefined,
): Urgency {
  if (!after?.active) return { priority: before?.active ? 0 : 20, delayMs: 0 }
  if (!before) return { priority: 10, delayMs: 0 }
  if (!before.active) return { priority: 5, delayMs: 0 }
  return { priority: 20, delayMs: env().COALESCE_MS }
}

/** Joining or leaving a group changes tags and roles: soon, together with the rest of its burst. */
export const membershipUrgency = (causeId: string): Urgency => ({
  priority: 15,
  delayMs: env().COALESCE_MS,
  causeId,
})

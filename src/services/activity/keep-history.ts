import { dropPartitions, keepPartitions } from '@/adapters/db/partitions'
import { env } from '@/env'

const DAY_MS = 86_400_000

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS)

/**
 * Sees to it that the coming months have partitions, and drops the months of history that ended HISTORY_DAYS ago and
 * those of the request log that ended REQUEST_LOG_DAYS ago (its single lines go day by day, see prune-request-log).
 */
export async function keepHistory(): Promise<{ made: number; dropped: number }> {
  const { HISTORY_DAYS, REQUEST_LOG_DAYS } = env()
  const made = (await keepPartitions('event')) + (await keepPartitions('scim_request'))
  const dropped =
    (await dropPartitions('event', daysAgo(HISTORY_DAYS))) +
    (await dropPartitions('scim_request', daysAgo(REQUEST_LOG_DAYS)))
  return { made, dropped }
}

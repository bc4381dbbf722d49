import { withoutReport } from '@/adapters/db/reports'
import type { OrganizationId } from '@/adapters/db/tenant'
import { monthsOver, periodOf } from '@/core/reports/month'
import { env } from '@/env'

const IN_ONE_RUN = 200
const DAY_MS = 86_400_000

/** Months that are over and have no report, of every organization that has existed in them, oldest first. */
export async function findMonthsToClose(
  now = new Date(),
): Promise<{ organizationId: OrganizationId; month: string }[]> {
  const found: { organizationId: OrganizationId; month: string }[] = []
  // What happened before that is not in the history any more.
  for (const month of monthsOver(new Date(now.getTime() - env().HISTORY_DAYS * DAY_MS), now)) {
    const { until } = periodOf(month)
    const organizations = await withoutReport(month, until, IN_ONE_RUN - found.length)
    found.push(...organizations.map(({ organizationId }) => ({ organizationId, month })))
    if (found.length >= IN_ONE_RUN) break
  }
  return found
}

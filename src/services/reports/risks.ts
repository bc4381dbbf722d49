import { countConflicts } from '@/adapters/db/conflicts'
import { countFindings } from '@/adapters/db/drift'
import type { EndingCredential } from '@/adapters/db/ending-credentials'
import { failingAndHeld, openLeavers } from '@/adapters/db/open-risks'
import { countReviews } from '@/adapters/db/reviews'
import type { Tenant } from '@/adapters/db/tenant'
import type { MonthlyRisks } from '@/core/reports/monthly-report'
import { endingOf } from '../credentials/ending'

/** So many of the leavers are listed; all are counted. */
const LISTED = 100

type Store = { name: string; status: string; trouble: string | null }

/** What is open at this moment. */
export async function openRisks(tenant: Tenant, stores: Store[], now: Date): Promise<MonthlyRisks> {
  const { failing, held } = await failingAndHeld(tenant)
  const { people, leavers } = await openLeavers(tenant, LISTED)
  const { unmanaged = 0, ...drift } = await countFindings(tenant)
  const credentials = await endingOf(tenant, now)
  return {
    takenAt: now.toISOString(),
    failing,
    held,
    leaversNotDone: people,
    leavers,
    unmanaged,
    drift: Object.values(drift).reduce((sum, count) => sum + count, 0),
    conflicts: await countConflicts(tenant),
    reviews: await countReviews(tenant),
    credentials: credentials.map(shown),
    stores: stores.flatMap(({ name, status, trouble }) =>
      status === 'disconnected' || (status === 'connected' && trouble === null)
        ? []
        : [{ name, trouble: trouble ?? status.replace('_', ' ') }],
    ),
  }
}

const names = { token: 'Token', secret: 'Signing secret', access: 'Access' } as const

const shown = ({ kind, name, owner, expiresAt }: EndingCredential) => ({
  name: name === null ? names[kind] : `${names[kind]} ${name}`,
  where: owner,
  expiresAt: expiresAt.toISOString(),
})

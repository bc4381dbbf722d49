import type { StoreStatus } from '@/adapters/db/stores'
import { describeTrouble } from '@/adapters/shopify/failure'
import type { StoreTrouble } from '@/core/reconcile/customer-store'

/** Without an answer from the store's owner, another look is worth it this often. */
const RECHECK_MS = 10 * 60_000

const statuses = {
  throttled: 'connected',
  unavailable: 'connected',
  unauthorized: 'unauthorized',
  'scope-missing': 'scope_missing',
  frozen: 'frozen',
  locked: 'frozen',
  gone: 'uninstalled',
} as const satisfies Record<StoreTrouble['kind'], StoreStatus>

type Report = { status: StoreStatus; trouble: string | null; retryAt: Date | null; waitMs: number }

/** What a failed request (or, with null, a good one) says about a store as a whole, and how long to leave it alone. */
export function reportOf(trouble: StoreTrouble | null, now: Date): Report {
  if (trouble === null) return { status: 'connected', trouble: null, retryAt: null, waitMs: 0 }
  const waitMs = 'retryAfterMs' in trouble ? trouble.retryAfterMs : RECHECK_MS
  const { message, fix } = describeTrouble(trouble)
  return {
    status: statuses[trouble.kind],
    trouble: `${message} ${fix}`,
    retryAt: new Date(now.getTime() + waitMs),
    waitMs,
  }
}

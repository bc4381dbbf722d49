import type { HeardLink } from '@/adapters/db/heard-links'
import { isAsShown } from '@/core/reconcile/as-shown'
import type { CustomerRecord } from '@/core/reconcile/customer-store'
import { shownOf } from '../sync/ledger'

/** Whether a customer is read just as our own write has left it: nothing is to be absorbed, and its link stays free. */
export function isEcho(link: HeardLink, record: CustomerRecord | null | undefined): boolean {
  const before = shownOf(link)
  return link.claim === null && record != null && before !== undefined && isAsShown(record, before)
}

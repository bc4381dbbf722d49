import { reportStore } from '@/adapters/db/stores'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { reportOf } from '../sync/store-report'

/**
 * Keeps what a failed request says about a store, when it says something lasting: that a person has to act. What
 * passes by itself is tried again by whoever asked. Any other error is thrown on.
 */
export async function noteTrouble(
  organizationId: OrganizationId,
  storeId: string,
  error: unknown,
): Promise<void> {
  if (!(error instanceof StoreTroubleError)) throw error
  const { status, trouble, retryAt } = reportOf(error.trouble, new Date())
  if (status === 'connected') return
  await within(organizationId, (tenant) => reportStore(tenant, storeId, { status, trouble, retryAt }))
}

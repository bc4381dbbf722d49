import { reportStore, type ConnectedStore } from '@/adapters/db/stores'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import type { StoreTroubleError } from '@/core/reconcile/customer-store'
import { reportOf } from './store-report'

/** Keeps what the store's answer says about it as a whole; answers how long to leave it alone. */
export async function keepReport(
  organizationId: OrganizationId,
  store: ConnectedStore,
  error: StoreTroubleError | null,
) {
  const { waitMs, ...said } = reportOf(error?.trouble ?? null, new Date())
  await within(organizationId, (tenant) => reportStore(tenant, store.id, said))
  store.trouble = said.trouble
  return waitMs
}

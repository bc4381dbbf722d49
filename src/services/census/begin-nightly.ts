import { beginRun, storesToCompare } from '@/adapters/db/census'
import { within } from '@/adapters/db/tenant'

const LONG_AGO_MS = 20 * 3_600_000
const IN_ONE_RUN = 1_000

/** Begins to compare every store of every organization that has not been compared today; answers them, to be woken. */
export async function beginNightly() {
  const stores = await storesToCompare(new Date(Date.now() - LONG_AGO_MS), IN_ONE_RUN)
  for (const { organizationId, storeId } of stores)
    await within(organizationId, (tenant) => beginRun(tenant, storeId, 'compare'))
  return stores
}

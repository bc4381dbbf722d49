import { loadsUnderWay } from '@/adapters/db/bulk-loads'
import { linkCounts, listStores } from '@/adapters/db/stores'
import { missingNeeds } from '@/adapters/shopify/scopes'
import { read, type Context } from '../context'
import { adminUrl } from './admin-url'

/** The connected stores with what is linked, owed and failed in each, and the scopes that are not granted, with what each is for. */
export async function viewStores(ctx: Context) {
  return read(ctx, async (tenant) => {
    const stores = await listStores(tenant)
    const counts = await linkCounts(tenant)
    const loads = await loadsUnderWay(tenant)
    return stores.map((store) => ({
      ...store,
      ...(counts.get(store.id) ?? { linked: 0, due: 0, failed: 0 }),
      load: loads.get(store.id) ?? null,
      missingScopes: missingNeeds(store.scopes),
      adminUrl: adminUrl(store.domain),
    }))
  })
}

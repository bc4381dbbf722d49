import { z } from 'zod'
import { settleDeliveries } from '@/adapters/db/deliveries'
import { renameStore } from '@/adapters/db/hearing'
import { within } from '@/adapters/db/tenant'
import type { Handler } from './handler'

const Shop = z.object({ name: z.string().min(1) })

/** shop/update: the store's name is what people know it by. */
export const shopUpdated: Handler = async ({ organizationId, store }, { id, payload }) => {
  const { data } = Shop.safeParse(payload)
  const renamed = data !== undefined && data.name !== store.name
  await within(organizationId, async (tenant) => {
    const settled = await settleDeliveries(tenant, [id], { outcome: renamed ? 'done' : 'ignored' })
    if (settled > 0 && renamed) await renameStore(tenant, store.id, data.name)
  })
}

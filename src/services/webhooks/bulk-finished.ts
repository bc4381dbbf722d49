import { lookAtLoad } from '@/adapters/db/bulk-loads'
import { settleDeliveries } from '@/adapters/db/deliveries'
import { change } from '../context'
import type { Handler } from './handler'

/** bulk_operations/finish: a load may have ended; the drain asks Shopify how. */
export const bulkFinished: Handler = ({ organizationId, store }, delivery) =>
  change({ organizationId }, async (tenant, owe) => {
    const { count } = await lookAtLoad(tenant, store.id)
    if (count > 0) owe([store.id])
    await settleDeliveries(tenant, [delivery.id], { outcome: count > 0 ? 'done' : 'ignored' })
  })

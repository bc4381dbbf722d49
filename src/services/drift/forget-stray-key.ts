import type { Finding } from '@/adapters/db/drift'
import { forgetKey } from '@/adapters/shopify/mark-customer'
import type { Context } from '../context'
import { askStore } from '../matching/read-customers'

/** Nobody is behind the key any more, so the customer is the merchant's alone. */
export const forgetStrayKey = (ctx: Context, { storeId, customerId }: Finding): Promise<void> =>
  askStore(ctx, storeId, (_, connection) => forgetKey(connection, customerId ?? ''))

import { z } from 'zod'
import { beginConnect } from '@/services/stores/begin-connect'
import { viewStores } from '@/services/stores/view'
import { checkNow } from '@/services/webhooks/check-now'
import { router, teammate } from '../init'

export const stores = router({
  /** Answers the address of Shopify's consent page. */
  beginConnect: teammate
    .input(z.object({ shop: z.string().max(300) }))
    .mutation(({ ctx, input }) => beginConnect(ctx.portal, input.shop)),
  list: teammate.query(({ ctx }) => viewStores(ctx.portal)),
  checkWebhooks: teammate
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => checkNow(ctx.portal, input.id)),
})

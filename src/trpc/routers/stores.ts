import { z } from 'zod'
import { viewStores } from '@/services/stores/view'
import { checkNow } from '@/services/webhooks/check-now'
import { router, teammate } from '../init'

export const stores = router({
  list: teammate.query(({ ctx }) => viewStores(ctx.portal)),
  checkWebhooks: teammate
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => checkNow(ctx.portal, input.id)),
})

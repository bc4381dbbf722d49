import { z } from 'zod'
import { appSettings } from '@/services/stores/app-settings'
import { beginConnect } from '@/services/stores/begin-connect'
import { connectWithOwnApp, OwnAppConnection } from '@/services/stores/connect-own-app'
import { retryFarewell, StoreRef, stayInStore } from '@/services/stores/farewell-begin'
import { viewFarewell } from '@/services/stores/farewell-view'
import { pauseStore, StorePause } from '@/services/stores/set-paused'
import { viewStore } from '@/services/stores/view-one'
import { viewStores } from '@/services/stores/view'
import { checkNow } from '@/services/webhooks/check-now'
import { router, teammate } from '../init'

export const stores = router({
  /** Answers the address of Shopify's consent page. */
  beginConnect: teammate
    .input(z.object({ shop: z.string().max(300) }))
    .mutation(({ ctx, input }) => beginConnect(ctx.portal, input.shop)),
  /** Answers the address of the consent page, or the shop when it is connected already. */
  connectWithOwnApp: teammate
    .input(OwnAppConnection)
    .mutation(({ ctx, input }) => connectWithOwnApp(ctx.portal, input)),
  /** What to enter in Shopify's Dev Dashboard for an app of one's own. */
  appSettings: teammate.query(() => appSettings()),
  get: teammate.input(z.object({ id: z.uuid() })).query(({ ctx, input }) => viewStore(ctx.portal, input.id)),
  pause: teammate.input(StorePause).mutation(({ ctx, input }) => pauseStore(ctx.portal, input)),
  /** What leaving a store is about, and how far it has come. */
  farewell: teammate.input(StoreRef).query(({ ctx, input }) => viewFarewell(ctx.portal, input)),
  stay: teammate.input(StoreRef).mutation(({ ctx, input }) => stayInStore(ctx.portal, input)),
  retryFarewell: teammate.input(StoreRef).mutation(({ ctx, input }) => retryFarewell(ctx.portal, input)),
  list: teammate.query(({ ctx }) => viewStores(ctx.portal)),
  checkWebhooks: teammate
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => checkNow(ctx.portal, input.id)),
})

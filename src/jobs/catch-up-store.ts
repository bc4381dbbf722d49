import { inngest, storeBehind } from '@/adapters/inngest/client'
import { catchUp } from '@/services/webhooks/catch-up'

/** Reads a store's linked customers again after changes may have gone unheard. */
export const catchUpStoreJob = inngest.createFunction(
  {
    id: 'catch-up-store',
    triggers: [storeBehind],
    concurrency: [{ key: 'event.data.storeId', limit: 1 }],
    retries: 4,
  },
  async ({ event, step }) => {
    const done = await step.run('read on', () => catchUp(event.data))
    if (done.more) await step.sendEvent('read on later', storeBehind.create(event.data))
    return done
  },
)

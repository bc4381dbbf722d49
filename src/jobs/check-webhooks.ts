import { inngest, storeConnected } from '@/adapters/inngest/client'
import { checkSubscriptions } from '@/services/webhooks/check-subscriptions'

/** Subscribes one store to what Rollcall listens to, or repairs what is missing. */
export const checkWebhooksJob = inngest.createFunction(
  {
    id: 'check-webhooks',
    triggers: [storeConnected],
    concurrency: [{ key: 'event.data.storeId', limit: 1 }],
    retries: 4,
  },
  ({ event, step }) => step.run('check the subscriptions', () => checkSubscriptions(event.data)),
)

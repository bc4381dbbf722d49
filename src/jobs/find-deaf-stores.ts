import { inngest, storeConnected } from '@/adapters/inngest/client'
import { findUnchecked } from '@/services/webhooks/check-subscriptions'

/** Has the webhooks checked of each store once a day, and of one that has fallen silent within minutes. */
export const findDeafStoresJob = inngest.createFunction(
  { id: 'find-deaf-stores', triggers: [{ cron: '*/5 * * * *' }], retries: 0 },
  async ({ step }) => {
    const stores = await step.run('find stores to check', findUnchecked)
    if (stores.length > 0)
      await step.sendEvent(
        'check them',
        stores.map((store) => storeConnected.create(store)),
      )
    return { checked: stores.length }
  },
)

import { inngest, storeCensus } from '@/adapters/inngest/client'
import { runCensus } from '@/services/census/run'

/** Reads a whole store and compares it with what is remembered, in short runs. One at a time for each store. */
export const censusStoreJob = inngest.createFunction(
  {
    id: 'census-store',
    triggers: [storeCensus],
    concurrency: [{ key: 'event.data.storeId', limit: 1 }],
    retries: 4,
  },
  async ({ event, step }) => {
    const progress = await step.run('go on', () => runCensus(event.data))
    if (progress.more && progress.waitMs > 0) await step.sleep('wait for Shopify', progress.waitMs)
    if (progress.more) await step.sendEvent('go on later', storeCensus.create(event.data))
    return progress
  },
)

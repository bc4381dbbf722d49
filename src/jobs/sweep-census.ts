import { inngest, storeCensus } from '@/adapters/inngest/client'
import { beginNightly } from '@/services/census/begin-nightly'
import { findInCensus } from '@/services/census/run'

/** Wakes every store whose comparison has to go on, whatever became of its wake-up. */
export const sweepCensusJob = inngest.createFunction(
  { id: 'sweep-census', triggers: [{ cron: '* * * * *' }], retries: 0 },
  async ({ step }) => {
    const stores = await step.run('find comparisons to go on with', findInCensus)
    if (stores.length > 0)
      await step.sendEvent(
        'wake them',
        stores.map((store) => storeCensus.create(store)),
      )
    return { woken: stores.length }
  },
)

/** Every night each store is compared with what is remembered of it. */
export const compareStoresJob = inngest.createFunction(
  { id: 'compare-stores', triggers: [{ cron: '10 1 * * *' }], retries: 1 },
  async ({ step }) => {
    const stores = await step.run('begin with every store', beginNightly)
    return { stores: stores.length }
  },
)

import { inngest, storeDue } from '@/adapters/inngest/client'
import { findOwing } from '@/services/sync/find-owing'

/** Wakes every store that owes something, whatever became of its wake-up. */
export const sweepStoresJob = inngest.createFunction(
  { id: 'sweep-stores', triggers: [{ cron: '* * * * *' }], retries: 0 },
  async ({ step }) => {
    const owing = await step.run('find stores that owe', findOwing)
    if (owing.length > 0)
      await step.sendEvent(
        'wake them',
        owing.map((store) => storeDue.create(store)),
      )
    return { woken: owing.length }
  },
)

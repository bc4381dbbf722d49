import { inngest, storeDue } from '@/adapters/inngest/client'
import { drainStore } from '@/services/sync/drain-store'

/** Writes what one store is owed. One run at a time for each store; a repeated or late event finds nothing to do. */
export const drainStoreJob = inngest.createFunction(
  {
    id: 'drain-store',
    triggers: [storeDue],
    concurrency: [{ key: 'event.data.storeId', limit: 1 }],
    retries: 4,
  },
  async ({ event, step }) => {
    const drained = await step.run('write what is due', () => drainStore(event.data))
    if (drained.more) await step.sendEvent('wake the store again', storeDue.create(event.data))
    if (drained.lookAt)
      await step.sendEvent('look at the bulk operation', {
        ...storeDue.create(event.data),
        ts: drained.lookAt,
      })
    return drained
  },
)

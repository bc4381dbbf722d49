import { inngest, targetDue } from '@/adapters/inngest/client'
import { drainTarget } from '@/services/targets/drain-target'

/** Writes what one target is owed. One run at a time for each target; a repeated or late event finds nothing to do. */
export const drainTargetJob = inngest.createFunction(
  {
    id: 'drain-target',
    triggers: [targetDue],
    concurrency: [{ key: 'event.data.targetId', limit: 1 }],
    retries: 4,
  },
  async ({ event, step }) => {
    const drained = await step.run('write what is due', () => drainTarget(event.data))
    if (drained.more) await step.sendEvent('wake the target again', targetDue.create(event.data))
    return drained
  },
)

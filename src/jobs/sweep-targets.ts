import { inngest, targetDue } from '@/adapters/inngest/client'
import { findOwedTargets } from '@/services/targets/wake'

/** Wakes every target that is owed something, whatever became of its wake-up. */
export const sweepTargetsJob = inngest.createFunction(
  { id: 'sweep-targets', triggers: [{ cron: '* * * * *' }], retries: 0 },
  async ({ step }) => {
    const owed = await step.run('find targets that are owed something', findOwedTargets)
    if (owed.length > 0)
      await step.sendEvent(
        'wake them',
        owed.map((target) => targetDue.create(target)),
      )
    return { woken: owed.length }
  },
)

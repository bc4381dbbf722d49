import { inngest, storeBehind, webhookReceived } from '@/adapters/inngest/client'
import { findBehind } from '@/services/webhooks/catch-up'
import { findWaiting } from '@/services/webhooks/find-waiting'

/** Wakes every store with an unprocessed delivery or an unfinished catch-up, whatever became of its wake-up. */
export const sweepInboxesJob = inngest.createFunction(
  { id: 'sweep-inboxes', triggers: [{ cron: '* * * * *' }], retries: 0 },
  async ({ step }) => {
    const waiting = await step.run('find inboxes with something due', findWaiting)
    const behind = await step.run('find stores that are behind', findBehind)
    const wakes = [
      ...waiting.map((store) => webhookReceived.create(store)),
      ...behind.map((store) => storeBehind.create(store)),
    ]
    if (wakes.length > 0) await step.sendEvent('wake them', wakes)
    return { woken: wakes.length }
  },
)

import { inngest, webhookReceived } from '@/adapters/inngest/client'
import { processInbox } from '@/services/webhooks/process'

/** Processes one store's inbox. One run at a time for each store; a repeated or late event finds nothing to do. */
export const receiveWebhookJob = inngest.createFunction(
  {
    id: 'receive-webhook',
    triggers: [webhookReceived],
    concurrency: [{ key: 'event.data.storeId', limit: 1 }],
    retries: 4,
  },
  async ({ event, step }) => {
    const done = await step.run('process what is due', () => processInbox(event.data))
    if (done.more) await step.sendEvent('look again', webhookReceived.create(event.data))
    return done
  },
)

import { inngest } from '@/adapters/inngest/client'
import { pruneInboxes } from '@/services/webhooks/find-waiting'

/** Forgets deliveries that are no longer needed to explain anything. */
export const pruneInboxesJob = inngest.createFunction(
  { id: 'prune-inboxes', triggers: [{ cron: '40 3 * * *' }], retries: 1 },
  ({ step }) => step.run('prune', pruneInboxes),
)

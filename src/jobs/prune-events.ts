import { inngest } from '@/adapters/inngest/client'
import { pruneEvents } from '@/services/inbound/prune-events'

/** Every night: the answers to websites' events are kept for as long as somebody may repeat one. */
export const pruneEventsJob = inngest.createFunction(
  { id: 'prune-events', triggers: [{ cron: '27 3 * * *' }], retries: 2 },
  ({ step }) => step.run('forget old answers', pruneEvents),
)

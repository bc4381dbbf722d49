import { inngest } from '@/adapters/inngest/client'
import { keepHistory } from '@/services/activity/keep-history'

/** Every night: the months to come have a place, and months that are too old go. */
export const keepHistoryJob = inngest.createFunction(
  { id: 'keep-history', triggers: [{ cron: '47 2 * * *' }], retries: 3 },
  ({ step }) => step.run('make and drop months', keepHistory),
)

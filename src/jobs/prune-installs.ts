import { inngest } from '@/adapters/inngest/client'
import { pruneInstalls } from '@/services/installs/prune'

/** Forgets the grants of stores that nobody has claimed in time. */
export const pruneInstallsJob = inngest.createFunction(
  { id: 'prune-installs', triggers: [{ cron: '*/20 * * * *' }], retries: 1 },
  ({ step }) => step.run('prune', pruneInstalls),
)

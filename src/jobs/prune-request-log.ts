import { inngest } from '@/adapters/inngest/client'
import { pruneRequestLog } from '@/services/scim/prune-request-log'

/** Every night: what IdPs have sent is kept for REQUEST_LOG_DAYS. */
export const pruneRequestLogJob = inngest.createFunction(
  { id: 'prune-request-log', triggers: [{ cron: '17 3 * * *' }], retries: 2 },
  ({ step }) => step.run('delete old lines', pruneRequestLog),
)

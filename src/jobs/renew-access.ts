import { inngest } from '@/adapters/inngest/client'
import { renewEndingAccess } from '@/services/stores/renew-ending-access'

/** Keeps the access to stores alive that nothing is written to. */
export const renewAccessJob = inngest.createFunction(
  { id: 'renew-access', triggers: [{ cron: '*/5 * * * *' }], concurrency: 1, retries: 0 },
  ({ step }) => step.run('renew what ends soon', renewEndingAccess),
)

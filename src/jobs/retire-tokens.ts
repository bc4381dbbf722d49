import { inngest } from '@/adapters/inngest/client'
import { retireTokens } from '@/services/directories/retire-tokens'

/** Ends tokens that rotations have left behind. */
export const retireTokensJob = inngest.createFunction(
  { id: 'retire-tokens', triggers: [{ cron: '7 4 * * *' }], retries: 1 },
  ({ step }) => step.run('retire', () => retireTokens()),
)

import { inngest } from '@/adapters/inngest/client'
import { checkDomains } from '@/services/domains/check'

/** Looks once a day whether verified domains still show their record. */
export const checkDomainsJob = inngest.createFunction(
  { id: 'check-domains', triggers: [{ cron: '*/20 * * * *' }], concurrency: 1, retries: 0 },
  ({ step }) => step.run('ask for their records', checkDomains),
)

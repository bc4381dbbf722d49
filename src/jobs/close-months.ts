import { inngest, monthOver } from '@/adapters/inngest/client'
import { closeMonth } from '@/services/reports/close'
import { findMonthsToClose } from '@/services/reports/find-months'

/** Finds every hour which months are over and have no report, whatever became of the hour before. */
export const sweepMonthsJob = inngest.createFunction(
  { id: 'sweep-months', triggers: [{ cron: '20 * * * *' }], retries: 0 },
  async ({ step }) => {
    const months = await step.run('find months to close', () => findMonthsToClose())
    if (months.length > 0)
      await step.sendEvent(
        'close them',
        months.map((month) => monthOver.create(month)),
      )
    return { months: months.length }
  },
)

/** Closes one month of one organization. Closing it twice does nothing the second time. */
export const closeMonthJob = inngest.createFunction(
  { id: 'close-month', triggers: [monthOver], concurrency: 2, retries: 4 },
  ({ event, step }) => step.run('compile, sign and keep the report', () => closeMonth(event.data)),
)

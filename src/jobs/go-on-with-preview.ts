import { inngest, previewDue } from '@/adapters/inngest/client'
import { goOnWithPreview } from '@/services/previews/go-on'
import { findDuePreviews } from '@/services/previews/wake'

/** Computes or applies a large preview in short runs. One at a time for each organization; a repeated event finds nothing to do. */
export const goOnWithPreviewJob = inngest.createFunction(
  {
    id: 'go-on-with-preview',
    triggers: [previewDue],
    concurrency: [{ key: 'event.data.organizationId', limit: 1 }],
    retries: 4,
  },
  async ({ event, step }) => {
    const gone = await step.run('look at the next people', () => goOnWithPreview(event.data))
    if (gone.more) await step.sendEvent('go on later', previewDue.create(event.data))
    return gone
  },
)

/** Wakes every preview whose run has died. */
export const sweepPreviewsJob = inngest.createFunction(
  { id: 'sweep-previews', triggers: [{ cron: '* * * * *' }], retries: 0 },
  async ({ step }) => {
    const due = await step.run('find previews to go on with', findDuePreviews)
    if (due.length > 0)
      await step.sendEvent(
        'wake them',
        due.map((preview) => previewDue.create(preview)),
      )
    return { woken: due.length }
  },
)

import { appendFileSync } from 'node:fs'
import type { Inngest } from 'inngest'

/** Writes down each step that begins; the second one hangs in a process that is meant to be killed. */
export const twoSteps = (inngest: Inngest, diary: string, hangs: boolean) =>
  inngest.createFunction(
    { id: 'two-steps', triggers: { event: 'begin' }, concurrency: [{ key: "'only'", limit: 1 }] },
    async ({ step }) => {
      await step.run('one', () => appendFileSync(diary, 'one\n'))
      return step.run('two', async () => {
        appendFileSync(diary, 'two\n')
        if (hangs) await new Promise(() => setInterval(() => {}, 1_000))
        return 'done'
      })
    },
  )

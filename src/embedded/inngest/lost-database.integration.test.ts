import { expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { runnersOn } from './testing/runners-on'

const { url } = await useDatabase()
const { app, ask, ended } = runnersOn(url)

test('a runner whose database connections all break comes back, and finishes what it was doing', async () => {
  const { inngest, start } = app()
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const steady = inngest.createFunction(
    { id: 'steady', triggers: { event: 'go' } },
    async ({ event, step }) => {
      if (event.data.waits) await step.run('wait', () => held)
      return event.data.n
    },
  )
  const runner = await start([steady])
  await inngest.send({ name: 'go', data: { n: 1, waits: true } })
  await ask(`select pg_terminate_backend(pid) from pg_stat_activity
             where datname = current_database() and pid <> pg_backend_pid()`)
  release()
  expect(await ended(runner)).toMatchObject({ output: 1 })

  await inngest.send({ name: 'go', data: { n: 2 } })
  await runner.idle()
  expect(await runner.runs({ limit: 1 })).toMatchObject([{ status: 'completed', output: 2 }])
})

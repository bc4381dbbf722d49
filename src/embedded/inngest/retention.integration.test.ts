import { describe, expect, test, vi } from 'vitest'
import { useDatabase } from '@/testing/database'
import { runnersOn } from './testing/runners-on'

const { url } = await useDatabase()
const { app, ask } = runnersOn(url)

describe('retention', () => {
  test('forgets runs after a week and events after a day, and takes such an event again', async () => {
    let runs = 0
    const counted = ({ inngest }: ReturnType<typeof app>) =>
      inngest.createFunction({ id: 'counted', triggers: { event: 'count' } }, ({ step }) =>
        step.run('up', () => ++runs),
      )
    const first = app()
    await first.start([counted(first)])
    await first.inngest.send([
      { id: 'old', name: 'count' },
      { id: 'new', name: 'count' },
    ])
    await first.runner.idle()
    await first.runner.stop()
    await ask(`update inngest.event set received_at = now() - interval '25 hours' where id = 'old'`)
    await ask(`update inngest.run set ended_at = now() - interval '8 days' where event->>'id' = 'old'`)

    const second = app()
    const runner = await second.start([counted(second)])
    await vi.waitUntil(async () => (await ask('select 1 from inngest.run')).length === 1)
    expect(await ask('select id from inngest.event')).toEqual([{ id: 'new' }])
    expect(
      await ask('select distinct run_id = (select id from inngest.run) as kept from inngest.step'),
    ).toEqual([{ kept: true }])
    await second.inngest.send([
      { id: 'old', name: 'count' },
      { id: 'new', name: 'count' },
    ])
    await runner.idle()
    expect(runs).toBe(3)
  })
})

describe('the start', () => {
  test('refuses an option that is not supported, and names the function and the option', async () => {
    const { inngest, start } = app()
    const paced = inngest.createFunction(
      { id: 'paced', triggers: { event: 'x' }, throttle: { limit: 1, period: '1s' } },
      () => undefined,
    )
    await expect(start([paced])).rejects.toThrow(
      'The embedded runner refuses function "app-paced": option throttle is not supported.',
    )
  })
})

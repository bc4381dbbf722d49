import { describe, expect, test, vi } from 'vitest'
import { useDatabase } from '@/testing/database'
import { runnersOn } from './testing/runners-on'

const { url } = await useDatabase()
const { app, ended } = runnersOn(url)

const ascending = (numbers: number[]) => numbers.toSorted((a, b) => a - b)

describe('flow control', () => {
  test('cron starts runs by the clock', async () => {
    const { inngest, start } = app()
    const times: unknown[] = []
    const tick = inngest.createFunction({ id: 'tick', triggers: { cron: '* * * * * *' } }, ({ event }) => {
      times.push(event.data)
    })
    await start([tick])
    await vi.waitUntil(() => times.length >= 2, { timeout: 5_000 })
    expect(times[0]).toMatchObject({ cron: '* * * * * *' })
  })

  test('debounce runs once for a burst, with the last event', async () => {
    const { inngest, start } = app()
    const seen: unknown[] = []
    const calm = inngest.createFunction(
      {
        id: 'calm',
        triggers: { event: 'burst' },
        debounce: { key: 'event.data.storeId', period: '1s', timeout: '10s' },
      },
      ({ event }) => void seen.push([event.data.storeId, event.data.n]),
    )
    await start([calm])
    for (const n of [1, 2, 3]) {
      await inngest.send(['s1', 's2'].map((storeId) => ({ name: 'burst', data: { storeId, n } })))
    }
    await vi.waitUntil(() => seen.length >= 2, { timeout: 5_000 })
    expect(seen.toSorted()).toEqual([
      ['s1', 3],
      ['s2', 3],
    ])
  })

  test('debounce does not put off beyond its timeout', async () => {
    const { inngest, start } = app()
    const seen: unknown[] = []
    const bounded = inngest.createFunction(
      { id: 'bounded', triggers: { event: 'steady' }, debounce: { period: '1h', timeout: '1s' } },
      ({ event }) => void seen.push(event.data.n),
    )
    await start([bounded])
    for (const n of [1, 2]) await inngest.send({ name: 'steady', data: { n } })
    await vi.waitUntil(() => seen.length >= 1, { timeout: 5_000 })
    expect(seen).toEqual([2])
  })

  test('singleton skips what comes while a run of the key has not ended', async () => {
    const { inngest, start } = app()
    const seen: unknown[] = []
    const single = inngest.createFunction(
      { id: 'single', triggers: { event: 'sweep' }, singleton: { mode: 'skip', key: 'event.data.org' } },
      async ({ event, step }) => {
        await step.run('work', () => seen.push([event.data.org, event.data.n]))
        await step.sleep('rest', '1s')
      },
    )
    const runner = await start([single])
    await inngest.send({ name: 'sweep', data: { org: 'a', n: 1 } })
    await inngest.send({ name: 'sweep', data: { org: 'a', n: 2 } })
    await inngest.send({ name: 'sweep', data: { org: 'b', n: 3 } })
    await ended(runner)
    await inngest.send({ name: 'sweep', data: { org: 'a', n: 4 } })
    await runner.idle()
    expect(seen).toEqual([
      ['a', 1],
      ['b', 3],
      ['a', 4],
    ])
  })

  test('priority lets a run go ahead of those that wait', async () => {
    const { inngest, start } = app({ capacity: 1 })
    const order: unknown[] = []
    const ranked = inngest.createFunction(
      {
        id: 'ranked',
        triggers: { event: 'rank' },
        concurrency: [{ key: "'all'", limit: 1 }],
        priority: { run: 'event.data.urgent ? 120 : 0' },
      },
      ({ event }) => void order.push(event.data.n),
    )
    const runner = await start([ranked])
    await inngest.send([1, 2, 3].map((n) => ({ name: 'rank', data: { n, urgent: n === 3 } })))
    await runner.idle()
    expect(order).toEqual([3, 1, 2])
  })

  test('concurrency holds for every key over two runners, in order, and loses nothing', async () => {
    const running = new Map<string, number>()
    const most = new Map<string, number>()
    const order = new Map<string, number[]>()
    const enter = (key: string, by: number) => {
      running.set(key, (running.get(key) ?? 0) + by)
      most.set(key, Math.max(most.get(key) ?? 0, running.get(key) ?? 0))
    }
    const make = ({ inngest }: ReturnType<typeof app>) =>
      inngest.createFunction(
        {
          id: 'drain',
          triggers: { event: 'drain' },
          concurrency: [
            { key: 'event.data.storeId', limit: 1 },
            { key: "'org:' + event.data.org", scope: 'env', limit: 3 },
          ],
        },
        async ({ event }) => {
          const { storeId, org, n } = event.data
          order.set(storeId, [...(order.get(storeId) ?? []), n])
          enter(storeId, 1)
          enter(org, 1)
          await new Promise((resolve) => setTimeout(resolve, 3))
          enter(storeId, -1)
          enter(org, -1)
        },
      )
    const apps = [app(), app()]
    const [first, second] = apps
    for (const each of apps) await each.start([make(each)])
    const events = Array.from({ length: 160 }, (_, n) => ({
      name: 'drain',
      data: { storeId: `s${n % 8}`, org: `o${n % 2}`, n },
    }))
    await Promise.all([first?.inngest.send(events.slice(0, 80)), second?.inngest.send(events.slice(80))])
    await first?.runner.idle()
    for (const [key, at] of most) expect(at).toBeLessThanOrEqual(key.startsWith('s') ? 1 : 3)
    const done = [...order.values()]
    expect(ascending(done.flat())).toEqual(events.map((event) => event.data.n))
    for (const numbers of done) {
      const [early, late] = [numbers.filter((n) => n < 80), numbers.filter((n) => n >= 80)]
      expect([early, late]).toEqual([ascending(early), ascending(late)])
    }
  })
})

import { NonRetriableError, RetryAfterError } from 'inngest'
import { describe, expect, test, vi } from 'vitest'
import { useDatabase } from '@/testing/database'
import { runnersOn } from './testing/runners-on'

const { url } = await useDatabase()
const { app, ended } = runnersOn(url)

describe('a failure', () => {
  test('of a step is retried without doing earlier steps again', async () => {
    const { inngest, start } = app()
    const done: string[] = []
    const shaky = inngest.createFunction(
      { id: 'shaky', triggers: { event: 'shake' }, retries: 3 },
      async ({ step }) => {
        await step.run('first', () => done.push('first'))
        return step.run('second', () => {
          done.push('second')
          if (done.length < 4) throw new Error('not yet')
          return done.length
        })
      },
    )
    const runner = await start([shaky])
    await inngest.send({ name: 'shake' })
    expect(await ended(runner)).toMatchObject({ output: 4 })
    expect(done).toEqual(['first', 'second', 'second', 'second'])
  })

  test('after the last attempt ends the run and calls onFailure', async () => {
    const { inngest, start } = app()
    const attempts: number[] = []
    const failures: unknown[] = []
    const broken = inngest.createFunction(
      {
        id: 'broken',
        triggers: { event: 'break' },
        retries: 2,
        onFailure: ({ event, error }) => {
          failures.push([event.data.function_id, event.data.event.data.storeId, error.message])
        },
      },
      ({ attempt }) => {
        attempts.push(attempt)
        throw new Error('always')
      },
    )
    const runner = await start([broken])
    await inngest.send({ name: 'break', data: { storeId: 's1' } })
    await vi.waitUntil(() => failures.length > 0, { timeout: 10_000 })
    await runner.idle()
    expect(attempts).toEqual([0, 1, 2])
    expect(failures).toEqual([['app-broken', 's1', 'always']])
    expect(await runner.runs({ limit: 2 })).toMatchObject([
      { functionId: 'app-broken-failure', status: 'completed' },
      { functionId: 'app-broken', status: 'failed', output: { message: 'always' } },
    ])
  })

  test('of a step that is caught lets the run complete', async () => {
    const { inngest, start } = app()
    const careful = inngest.createFunction(
      { id: 'careful', triggers: { event: 'care' }, retries: 1 },
      ({ step }) =>
        step
          .run('fall', () => {
            throw new Error('ouch')
          })
          .catch(() => step.run('get up', () => 'standing')),
    )
    const runner = await start([careful])
    await inngest.send({ name: 'care' })
    expect(await ended(runner)).toMatchObject({ output: 'standing' })
  })

  test('that is a NonRetriableError is not retried', async () => {
    const { inngest, start } = app()
    let attempts = 0
    const final = inngest.createFunction(
      { id: 'final', triggers: { event: 'end' }, retries: 5 },
      ({ step }) =>
        step.run('once', () => {
          attempts++
          throw new NonRetriableError('userErrors')
        }),
    )
    const runner = await start([final])
    await inngest.send({ name: 'end' })
    await runner.idle()
    expect(await runner.runs({ limit: 1 })).toMatchObject([
      { status: 'failed', output: { message: 'userErrors' } },
    ])
    expect(attempts).toBe(1)
  })

  test('that is a RetryAfterError waits as long as it asks, not the backoff', async () => {
    const { inngest, start } = app()
    const calls: number[] = []
    const throttled = inngest.createFunction(
      { id: 'throttled', triggers: { event: 'throttle' }, retries: 1 },
      () => {
        calls.push(Date.now())
        if (calls.length === 1) throw new RetryAfterError('THROTTLED', '2s')
        return 'through'
      },
    )
    const runner = await start([throttled])
    await inngest.send({ name: 'throttle' })
    expect(await ended(runner)).toMatchObject({ output: 'through' })
    expect((calls[1] ?? 0) - (calls[0] ?? 0)).toBeGreaterThan(1_500)
  })

  test('to keep a result that Postgres refuses ends the run', async () => {
    const { inngest, start } = app()
    const nul = inngest.createFunction({ id: 'nul', triggers: { event: 'nul' } }, () => 'a\u0000b')
    const runner = await start([nul])
    await inngest.send({ name: 'nul' })
    await runner.idle()
    expect(await runner.runs({ limit: 1 })).toMatchObject([
      { status: 'failed', output: { message: expect.stringContaining('PostgreSQL cannot keep') } },
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { runnersOn } from './testing/runners-on'

const { url } = await useDatabase()
const { app, ended } = runnersOn(url)

describe('a run', () => {
  test('of a function without steps ends with what the function returned', async () => {
    const { inngest, start } = app()
    const greet = inngest.createFunction(
      { id: 'greet', triggers: { event: 'person/met' } },
      ({ event }) => `hello ${event.data.name}`,
    )
    const runner = await start([greet])
    await inngest.send({ name: 'person/met', data: { name: 'Ada' } })
    await runner.idle()
    expect(await runner.runs({ limit: 1 })).toMatchObject([
      { functionId: 'app-greet', status: 'completed', output: 'hello Ada', event: { data: { name: 'Ada' } } },
    ])
  })

  test('does each step once, in order, around a sleep', async () => {
    const { inngest, start } = app()
    const done: string[] = []
    const steps = inngest.createFunction({ id: 'steps', triggers: { event: 'walk' } }, async ({ step }) => {
      const one = await step.run('one', () => done.push('one'))
      await step.sleep('rest', '1s')
      await step.sleepUntil('rest again', new Date(Date.now() - 1_000))
      const two = await step.run('two', () => done.push('two'))
      return { one, two }
    })
    const runner = await start([steps])
    await inngest.send({ name: 'walk' })
    expect(await ended(runner)).toMatchObject({ output: { one: 1, two: 2 } })
    expect(done).toEqual(['one', 'two'])
  })

  test('goes on after parallel steps when all of them are done', async () => {
    const { inngest, start } = app()
    const done: string[] = []
    const parallel = inngest.createFunction(
      { id: 'parallel', triggers: { event: 'fan' } },
      async ({ step }) => {
        const results = await Promise.all(
          ['a', 'b', 'c'].map((name) => step.run(name, () => (done.push(name), name.toUpperCase()))),
        )
        return step.run('join', () => (done.push('join'), results.join('')))
      },
    )
    const runner = await start([parallel])
    await inngest.send({ name: 'fan' })
    await runner.idle()
    expect(await runner.runs({ limit: 1 })).toMatchObject([{ status: 'completed', output: 'ABC' }])
    expect(done.toSorted()).toEqual(['a', 'b', 'c', 'join'])
    expect(done.at(-1)).toBe('join')
  })

  test('sends events with step.sendEvent, which start other runs', async () => {
    const { inngest, start } = app()
    const heard: unknown[] = []
    const parent = inngest.createFunction(
      { id: 'parent', triggers: { event: 'parent' } },
      async ({ step }) => {
        const { ids } = await step.sendEvent('tell', [
          { name: 'child', data: { n: 1 } },
          { name: 'child', data: { n: 2 } },
        ])
        return ids.length
      },
    )
    const child = inngest.createFunction({ id: 'child', triggers: { event: 'child' } }, ({ event }) => {
      heard.push(event.data.n)
    })
    const runner = await start([parent, child])
    await inngest.send({ name: 'parent' })
    await runner.idle()
    expect(heard).toEqual([1, 2])
  })

  test('that uses a step which is not supported fails and names it', async () => {
    const { inngest, start } = app()
    const waiting = inngest.createFunction(
      { id: 'waiting', triggers: { event: 'wait' }, retries: 0 },
      ({ step }) => step.waitForEvent('an answer', { event: 'answer', timeout: '1h' }),
    )
    const runner = await start([waiting])
    await inngest.send({ name: 'wait' })
    await runner.idle()
    const [run] = await runner.runs({ limit: 1 })
    expect(run).toMatchObject({
      status: 'failed',
      output: { message: expect.stringContaining('"an answer"') },
    })
  })

  test('can be cancelled while it sleeps', async () => {
    const { inngest, start } = app()
    const sleepy = inngest.createFunction({ id: 'sleepy', triggers: { event: 'sleep' } }, ({ step }) =>
      step.sleep('long', '1h'),
    )
    const runner = await start([sleepy])
    await inngest.send({ name: 'sleep' })
    await runner.idle()
    const [run] = await runner.runs({ limit: 1 })
    expect(await runner.cancel(run?.id ?? '')).toBe(true)
    expect(await runner.cancel(run?.id ?? '')).toBe(false)
    expect(await runner.runs({ limit: 1 })).toMatchObject([{ status: 'cancelled' }])
  })
})

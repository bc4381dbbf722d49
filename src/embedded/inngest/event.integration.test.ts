import { describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { runnersOn } from './testing/runners-on'

const { url } = await useDatabase()
const { app, ended } = runnersOn(url)

describe('an event', () => {
  test('with an id that was sent in the last 24 hours starts nothing', async () => {
    const { inngest, start } = app()
    let runs = 0
    const counted = inngest.createFunction({ id: 'counted', triggers: { event: 'count' } }, () => void runs++)
    const runner = await start([counted])
    await inngest.send([
      { id: 'same', name: 'count' },
      { id: 'same', name: 'count' },
    ])
    await inngest.send({ id: 'same', name: 'count' })
    await inngest.send({ id: 'other', name: 'count' })
    await runner.idle()
    expect(runs).toBe(2)
  })

  test('of the future starts its run then', async () => {
    const { inngest, start } = app()
    let at = 0
    const later = inngest.createFunction(
      { id: 'later', triggers: { event: 'later' } },
      () => void (at = Date.now()),
    )
    const runner = await start([later])
    const ts = Date.now() + 600
    await inngest.send({ name: 'later', ts })
    await runner.idle()
    expect(at).toBe(0)
    await ended(runner)
    expect(at).toBeGreaterThanOrEqual(ts)
  })

  test('with the wrong key is refused', async () => {
    const { start } = app()
    const runner = await start([])
    const answer = await runner.fetch('http://runner.invalid/e/guess', {
      method: 'POST',
      body: '{"name":"x"}',
    })
    expect(answer.status).toBe(401)
  })

  test('that is none is refused with the reason', async () => {
    const { inngest, start } = app()
    await start([])
    await expect(inngest.send({ name: '' })).rejects.toThrow(/Not an event/)
  })
})

import { describe, expect, test } from 'vitest'
import type { FunctionConfig } from './function-config'
import { hears, register } from './register'

const config = (options: Record<string, unknown> = {}): FunctionConfig => ({
  id: 'app-drain',
  triggers: [{ event: 'store/due' }],
  steps: { step: { runtime: { type: 'http', url: 'http://127.0.0.1:3000/api/inngest?fnId=app-drain' } } },
  ...options,
})

describe('registration', () => {
  test('reads what a function asks for', () => {
    const [registered] = register([
      config({
        concurrency: [{ key: 'event.data.storeId', limit: 1 }],
        debounce: { period: '1s', timeout: '15s' },
        singleton: { mode: 'skip', key: "'sweep'" },
        priority: { run: '100' },
      }),
    ])
    expect(registered).toMatchObject({
      id: 'app-drain',
      attempts: 4,
      events: ['store/due'],
      concurrency: [{ key: 'event.data.storeId', limit: 1, scope: 'fn' }],
    })
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['throttle', { throttle: { limit: 1, period: '1s' } }, 'option throttle is not supported'],
    ['rateLimit', { rateLimit: { limit: 1, period: '1s' } }, 'option rateLimit is not supported'],
    ['batchEvents', { batchEvents: { maxSize: 10, timeout: '2s' } }, 'option batchEvents is not supported'],
    ['idempotency', { idempotency: 'event.data.id' }, 'option idempotency is not supported'],
    ['timeouts', { timeouts: { finish: '1h' } }, 'option timeouts is not supported'],
    ['cancelOn', { cancel: [{ event: 'store/gone' }] }, 'option cancel is not supported'],
    ['an option nobody knows yet', { novelty: true }, 'option novelty is not supported'],
    [
      'if',
      { triggers: [{ event: 'a', expression: 'event.data.n > 1' }] },
      'trigger option if is not supported',
    ],
    ['a wildcard', { triggers: [{ event: 'store/*' }] }, 'wildcard (store/*)'],
    [
      'cron jitter',
      { triggers: [{ cron: '* * * * *', jitter: '5s' }] },
      'trigger option jitter is not supported',
    ],
    ['a broken cron', { triggers: [{ cron: 'every day' }] }, 'app-drain'],
    ['a broken expression', { concurrency: { key: 'event.data.', limit: 1 } }, 'expression `event.data.`'],
    ['three limits', { concurrency: [{ limit: 1 }, { limit: 1 }, { limit: 1 }] }, 'concurrency'],
    ['scope account', { concurrency: { key: "'a'", limit: 1, scope: 'account' } }, 'concurrency'],
    ['scope env without a key', { concurrency: { limit: 1, scope: 'env' } }, 'scope env needs a key'],
    ['singleton cancel', { singleton: { mode: 'cancel' } }, 'singleton.mode'],
    ['a broken duration', { debounce: { period: 'soon' } }, '"soon" is not a duration'],
  ])('refuses %s and names the function', (_, options, reason) => {
    expect(() => register([config(options)])).toThrow(/function "app-drain"/)
    expect(() => register([config(options)])).toThrow(reason)
  })

  test('names every function that it refuses', () => {
    const configs = [config({ idempotency: 'x' }), config(), { ...config({ throttle: {} }), id: 'app-other' }]
    expect(() => register(configs)).toThrow(/"app-drain": option idempotency.*"app-other": option throttle/)
  })

  test('lets the handler of onFailure hear of its own function only', () => {
    const expression = "event.data.function_id == 'app-drain'"
    const [handler] = register([config({ triggers: [{ event: 'inngest/function.failed', expression }] })])
    const failed = (id: string) => ({ name: 'inngest/function.failed', data: { function_id: id } })
    expect(handler && hears(handler, failed('app-drain'))).toBe(true)
    expect(handler && hears(handler, failed('app-other'))).toBe(false)
  })
})

import { describe, expect, test } from 'vitest'
import { nextTime } from './cron'
import { duration, moment } from './duration'
import { readEvents } from './event'
import { evaluate } from './expression'
import { retryTime } from './retry'
import { sign } from './signature'

describe('durations', () => {
  test.each([
    ['500ms', 500],
    ['1h30m', 5_400_000],
    ['2d', 172_800_000],
    ['1w', 604_800_000],
  ])('%s is %i ms', (text, ms) => expect(duration(text)).toBe(ms))

  test.each(['', 'soon', '5', '5 minutes', '1h?'])('"%s" is none', (text) => {
    expect(() => duration(text)).toThrow('is not a duration')
  })

  test('a sleep names a date or a duration', () => {
    expect(moment('2026-11-24T00:00:00.000Z', 0)).toBe(Date.parse('2026-11-24T00:00:00Z'))
    expect(moment('10s', 1_000)).toBe(11_000)
  })
})

describe('expressions (CEL)', () => {
  const event = { data: { storeId: 's1', bulk: true, n: 3 } }
  test.each<[string, unknown]>([
    ["event.data.storeId + ':x'", 's1:x'],
    ['event.data.bulk == true ? -300 : 300', -300],
    ['event.data.n + 1', 4],
    ['event.data.missing == true', null],
  ])('%s gives %j', (source, value) => expect(evaluate(source, event)).toBe(value))
})

describe('cron', () => {
  const after = new Date('2026-03-28T12:00:00Z')
  test.each([
    ['0 3 * * *', '2026-03-29T03:00:00.000Z'],
    ['TZ=Europe/Berlin 0 3 * * *', '2026-03-29T01:00:00.000Z'],
  ])('%s', (expression, next) => expect(nextTime(expression, after).toISOString()).toBe(next))
})

describe('Retry-After', () => {
  test.each<[string, string | undefined, number]>([
    ['absent: the backoff', undefined, 20],
    ['in seconds', '3', 3_000],
    ['in fractions of a second', '1.5', 1_500],
    ['as a date', new Date(7_000).toISOString(), 7_000],
    ['in the past: a second at least', new Date(-5_000).toISOString(), 1_000],
    ['a week: a day at most', '604800', 86_400_000],
    ['not understood: the backoff', 'soon', 20],
  ])('%s', (_, header, at) => expect(retryTime(header, 20, 0).getTime()).toBe(at))
})

describe('events', () => {
  test('repeat their ids when the SDK repeats a send with its seed', () => {
    const sent = [{ name: 'a' }, { name: 'a', id: 'own' }]
    const ids = () => readEvents(sent, '1795489764812,cE2D', 5).map(({ id }) => id)
    expect(ids()).toEqual(['1795489764812-cE2D-0', 'own'])
    expect(ids()).toEqual(ids())
  })

  test('without id and seed get one that sorts by time', () => {
    const [early] = readEvents({ name: 'a' }, null, 1_000)
    const [late] = readEvents({ name: 'a' }, null, 2_000)
    expect(early?.id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    expect((early?.id ?? '') < (late?.id ?? '')).toBe(true)
  })
})

test('a signature does not depend on the prefix that names the environment', () => {
  expect(sign('{}', 'signkey-prod-00ff', 1_700_000_000_000)).toBe(sign('{}', '00ff', 1_700_000_000_000))
  expect(sign('{}', '00ff', 1_700_000_000_000)).toMatch(/^t=1700000000&s=[0-9a-f]{64}$/)
})

import { expect, test } from 'vitest'
import { Month, monthsOver, periodOf } from './month'

const at = (iso: string) => new Date(iso)

test.each([
  ['2026-11', '2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
  ['2026-12', '2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  ['2028-02', '2028-02-01T00:00:00.000Z', '2028-03-01T00:00:00.000Z'],
])('%s lasts from %s until %s', (month, from, until) => {
  expect(periodOf(month)).toEqual({ from: at(from), until: at(until) })
})

test.each<[string, string, string, string[]]>([
  ['a month is over with its last moment', '2026-11-30T23:59:59Z', '2026-12-01T00:00:00Z', ['2026-11']],
  ['and not before', '2026-11-01T00:00:00Z', '2026-11-30T23:59:59.999Z', []],
  [
    'over a turn of the year',
    '2026-11-15T00:00:00Z',
    '2027-02-10T00:00:00Z',
    ['2026-11', '2026-12', '2027-01'],
  ],
  ['nothing of a time to come', '2027-01-01T00:00:00Z', '2026-11-15T00:00:00Z', []],
])('%s', (_, first, now, months) => {
  expect(monthsOver(at(first), at(now))).toEqual(months)
})

test.each(['2026-13', '2026-00', '26-11', '2026-11-01', 'now'])('%s is no month', (text) => {
  expect(Month.safeParse(text).success).toBe(false)
})

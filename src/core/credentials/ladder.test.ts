import { expect, test } from 'vitest'
import { endWords, rungOf, type Rung } from './ladder'

const now = new Date('2026-11-25T12:00:00Z')
const HOUR_MS = 3_600_000

test.each<[hours: number, Rung | undefined, string]>([
  [31 * 24, undefined, 'ends in 31 days'],
  [30 * 24, 30, 'ends in 30 days'],
  [14 * 24 + 1, 30, 'ends in 14 days'],
  [14 * 24, 14, 'ends in 14 days'],
  [7 * 24, 7, 'ends in 7 days'],
  [25, 7, 'ends in 25 hours'],
  [24, 1, 'ends in 24 hours'],
  [1, 1, 'ends in 1 hour'],
  [0.5, 1, 'ends within the hour'],
  [0, 'ended', 'has ended'],
  [-100, 'ended', 'has ended'],
])('with %d hours left it stands on %s and %s', (hours, rung, words) => {
  const expiresAt = new Date(now.getTime() + hours * HOUR_MS)
  expect([rungOf(expiresAt, now), endWords(expiresAt, now)]).toEqual([rung, words])
})

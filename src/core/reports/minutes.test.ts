import { describe, expect, test } from 'vitest'
import { formulaOf, inHours, minutesSaved, MinutesByHand, sumOfChanges } from './minutes'

const usual = MinutesByHand.parse({})

describe('hours saved are changes of accounts × set minutes (M33, M43)', () => {
  test.each([
    ['nothing', { joiner: 0, mover: 0, leaver: 0 }, usual, 0],
    ['one hire in three stores', { joiner: 3, mover: 0, leaver: 0 }, usual, 15],
    ['everything', { joiner: 10, mover: 20, leaver: 5 }, usual, 110],
    [
      'with minutes of one’s own',
      { joiner: 10, mover: 20, leaver: 5 },
      { joiner: 8, mover: 0.5, leaver: 10 },
      140,
    ],
    ['without any minutes', { joiner: 10, mover: 20, leaver: 5 }, { joiner: 0, mover: 0, leaver: 0 }, 0],
  ])('%s', (_, changes, minutes, saved) => {
    expect(minutesSaved(changes, minutes)).toBe(saved)
  })

  test('the stores add up', () => {
    expect(
      sumOfChanges([
        { joiner: 1, mover: 2, leaver: 3 },
        { joiner: 10, mover: 0, leaver: 1 },
      ]),
    ).toEqual({
      joiner: 11,
      mover: 2,
      leaver: 4,
    })
  })

  test('and the formula says so', () => {
    expect(formulaOf({ joiner: 1200, mover: 1, leaver: 0 }, usual)).toBe(
      '1,200 accounts given × 5 min + 1 account changed × 2 min + 0 accounts restricted × 4 min',
    )
  })
})

test.each([
  [0, '0 min'],
  [59, '59 min'],
  [60, '1 h'],
  [110, '1.8 h'],
  [6_000, '100 h'],
  [600_000, '10,000 h'],
])('%d minutes are %s', (minutes, text) => expect(inHours(minutes)).toBe(text))

test('nobody takes less than nothing or half a day for one account', () => {
  expect(MinutesByHand.safeParse({ joiner: -1 }).success).toBe(false)
  expect(MinutesByHand.safeParse({ leaver: 241 }).success).toBe(false)
})

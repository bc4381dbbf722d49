import { describe, expect, test } from 'vitest'
import { countedUpTo, GuardLimits, isTooMany, mostRemovals } from './guard'

const standard = GuardLimits.parse({})

describe('the guard (M45): 10 people or 10 %, the lower one, and never 3 or fewer', () => {
  test.each<[string, { removals: number; linked: number }, boolean]>([
    ['one of five may go', { removals: 1, linked: 5 }, false],
    ['three of five may go: an accident of three is put right by hand', { removals: 3, linked: 5 }, false],
    ['four of five wait', { removals: 4, linked: 5 }, true],
    ['three of ten, 30 %, may go', { removals: 3, linked: 10 }, false],
    ['five of fifty are 10 %', { removals: 5, linked: 50 }, false],
    ['six of fifty are more', { removals: 6, linked: 50 }, true],
    ['ten of a thousand may go', { removals: 10, linked: 1_000 }, false],
    ['eleven of a thousand wait although they are 1 %', { removals: 11, linked: 1_000 }, true],
    ['nobody linked and nobody leaving', { removals: 0, linked: 0 }, false],
  ])('%s', (_, measured, held) => {
    expect(isTooMany(standard, measured)).toBe(held)
  })

  test('a directory may set its own limits', () => {
    const generous = GuardLimits.parse({ people: 200, percent: 5 })
    expect([mostRemovals(generous, 1_000), mostRemovals(generous, 100_000)]).toEqual([50, 200])
  })

  test('a minimum of nobody holds the first removal of a small directory', () => {
    expect(isTooMany(GuardLimits.parse({ minimum: 0 }), { removals: 1, linked: 5 })).toBe(true)
  })

  test('switched off it holds nothing', () => {
    expect(isTooMany(GuardLimits.parse({ enabled: false }), { removals: 500, linked: 500 })).toBe(false)
  })

  test('counting stops where the percentage cannot be the lower limit any more', () => {
    expect(mostRemovals(standard, countedUpTo(standard))).toBe(10)
    expect(mostRemovals(standard, 10 * countedUpTo(standard))).toBe(10)
  })
})

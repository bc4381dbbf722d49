import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextSize } from './request-size'

describe('a request stays under about 3 s, because Shopify cuts it at 10 s', () => {
  test.each<[string, number, number, number | null, number]>([
    ['a quick full request grows the next by a quarter', 10, 10, 500, 13],
    ['one near what is aimed at grows no further', 11, 11, 1700, 11],
    ['one that took too long shrinks to what fits', 20, 20, 6000, 5],
    ['one that was not full says nothing about growing', 20, 5, 100, 20],
    ['a lost answer halves', 20, 20, null, 10],
    ['never under one', 1, 1, 20_000, 1],
    ['never over the cap on query cost', 60, 60, 10, 60],
  ])('%s', (_, size, sent, took, next) => expect(nextSize(size, sent, took)).toBe(next))
})

test('at a steady time per mutation the size settles where a request takes at most 3 s', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 2500 }), (perMutation) => {
      let size = 10
      for (let round = 0; round < 40; round++) size = nextSize(size, size, size * perMutation)
      expect(size * perMutation).toBeLessThanOrEqual(3000)
    }),
  )
})

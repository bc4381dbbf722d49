import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answered, availableAt, sent, unknownPace, waitBefore, type Pace } from './pace'

const pace = (over: Partial<Pace> = {}): Pace => ({ ...unknownPace(0), ...over })

describe('a request waits for (requested − available) ÷ restore rate', () => {
  test.each<[string, Pace, number, number, number]>([
    ['a full bucket admits at once', pace(), 100, 0, 0],
    ['an empty one restores the cost first', pace({ available: 0 }), 100, 0, 1000],
    ['what was restored meanwhile counts', pace({ available: 0, at: -500 }), 100, 0, 500],
    [
      'requests in flight count as spent',
      pace({ available: 100, inFlight: { urgent: 100, patient: 0 } }),
      50,
      0,
      500,
    ],
    [
      'an urgent one within the reserve does not wait for patient ones in flight',
      pace({ available: 50, inFlight: { urgent: 0, patient: 900 } }),
      50,
      0,
      0,
    ],
    [
      'urgent ones beyond the reserve do',
      pace({ available: 500, inFlight: { urgent: 190, patient: 300 } }),
      50,
      0,
      400,
    ],
    [
      'a patient one waits for all',
      pace({ available: 500, inFlight: { urgent: 0, patient: 500 } }),
      100,
      100,
      2000,
    ],
    ['a reserve stays for others', pace({ available: 300 }), 100, 400, 2000],
    ['a cost over the bucket waits for a full bucket only', pace({ available: 2000 }), 9000, 0, 0],
    ['a larger plan restores faster', pace({ available: 0, restoreRate: 1000, maximum: 20000 }), 100, 0, 100],
  ])('%s', (_, state, cost, reserve, wait) => expect(waitBefore(state, cost, 0, reserve)).toBe(wait))
})

describe('the answer tells the plan', () => {
  const status = { maximumAvailable: 20000, currentlyAvailable: 19900, restoreRate: 1000 }

  test('its throttle status replaces what was assumed', () => {
    expect(answered(sent(pace(), 100, 'urgent'), 100, 'urgent', status, 5)).toEqual({
      maximum: 20000,
      restoreRate: 1000,
      available: 19900,
      at: 5,
      inFlight: { urgent: 0, patient: 0 },
    })
  })

  test('a lost answer counts as spent', () => {
    expect(availableAt(answered(sent(pace(), 100, 'patient'), 100, 'patient', null, 0), 0)).toBe(1900)
  })
})

test('after waiting as told, the points are there', () => {
  const states = fc.record({
    maximum: fc.integer({ min: 1000, max: 40000 }),
    restoreRate: fc.integer({ min: 50, max: 2000 }),
    available: fc.integer({ min: -1000, max: 1000 }),
    at: fc.constant(0),
    inFlight: fc.constant({ urgent: 0, patient: 0 }),
  })
  fc.assert(
    fc.property(states, fc.integer({ min: 1, max: 1000 }), (state, cost) => {
      expect(availableAt(state, waitBefore(state, cost, 0))).toBeGreaterThan(cost - 0.001)
    }),
  )
})

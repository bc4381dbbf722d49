import { expect, test } from 'vitest'
import { hourAt } from './breaker'

const hour = { began: new Date('2026-11-25T10:00:00Z'), writes: 7, putBacks: 2, accepted: 3 }
const nothing = { began: null, writes: 0, putBacks: 0, accepted: 0 }

test.each([
  ['counts while its hour lasts', hour, '2026-11-25T10:59:59Z', hour],
  ['counts no more once it is over', hour, '2026-11-25T11:00:00Z', nothing],
  ['is nothing when nothing was counted', nothing, '2026-11-25T10:00:00Z', nothing],
])('what has happened to a link %s', (_, counted, now, expected) => {
  expect(hourAt(counted, new Date(now))).toEqual(expected)
})

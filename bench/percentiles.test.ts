import { expect, test } from 'vitest'
import { spreadOf } from './percentiles'

test('a percentile is the smallest value that so many of the durations do not exceed', () => {
  const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect(spreadOf(oneToHundred)).toEqual({ p50: 50, p95: 95, p99: 99, max: 100 })
  expect(spreadOf([7])).toEqual({ p50: 7, p95: 7, p99: 7, max: 7 })
})

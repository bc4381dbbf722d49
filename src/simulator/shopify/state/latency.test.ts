import { expect, test } from 'vitest'
import { drawLatency, noLatency } from './latency'

test.each([
  ['a fixed part and one per mutation', { ms: 20, perMutationMs: 150 }, 0.5, 320],
  ['noise', { jitterMs: 100 }, 0.5, 50],
  ['a slow few', { tailShare: 0.01, tailMs: 4000 }, 0.005, 4000],
  ['not the others', { tailShare: 0.01, tailMs: 4000 }, 0.5, 0],
])('latency has %s', (_, latency, random, expected) => {
  expect(drawLatency({ ...noLatency, ...latency }, 2, () => random)).toBe(expected)
})

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { RESERVE } from './pace'
import { StorePace } from './store-pace'

const SIZE = 10

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Whether something resolves without any time going by. */
async function isAtOnce(promise: Promise<unknown>) {
  const after = vi.fn()
  void promise.then(after)
  await vi.advanceTimersByTimeAsync(0)
  return after.mock.calls.length > 0
}

/** A bucket of the smallest plan whose points are all taken but those for one patient request. */
async function nearlySpent() {
  const pace = new StorePace()
  const ticket = await pace.admit(2000 - RESERVE - SIZE * 10, RESERVE)
  return { pace, ticket }
}

describe('what is claimed finds the points that it was claimed for', () => {
  test('nothing else is claimed for them, until they are restored', async () => {
    const { pace } = await nearlySpent()
    await pace.room(SIZE, RESERVE)
    pace.hold(SIZE, RESERVE)
    const next = pace.room(SIZE, RESERVE)
    expect(await isAtOnce(next)).toBe(false)
    expect(await isAtOnce(pace.admit(SIZE * 10, RESERVE))).toBe(true)
    expect(await isAtOnce(next)).toBe(false)
  })

  test('they are free again once nothing had to be written', async () => {
    const { pace } = await nearlySpent()
    const release = pace.hold(SIZE, RESERVE)
    expect(pace.requestsAdmitted(4, RESERVE)).toBe(1)
    release()
    expect(pace.requestsAdmitted(4, RESERVE)).toBe(2)
    expect(await isAtOnce(pace.room(SIZE, RESERVE))).toBe(true)
  })

  test('urgent requests do not wait for what is held for patient ones', async () => {
    const { pace } = await nearlySpent()
    pace.hold(SIZE, RESERVE)
    expect(await isAtOnce(pace.room(SIZE, 0))).toBe(true)
  })
})

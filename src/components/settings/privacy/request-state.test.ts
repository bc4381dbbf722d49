import { expect, test } from 'vitest'
import { requestState } from './request-state'

const now = Date.parse('2026-11-25T12:00:00Z')
const inDays = (days: number) => new Date(now + days * 86_400_000)

test.each([
  ['open', 30, 'open'],
  ['open', 6, 'due-soon'],
  ['open', -1, 'overdue'],
  ['done', -1, 'done'],
] as const)('a request that is %s and due in %i days is %s', (status, days, state) => {
  expect(requestState({ status, dueAt: inDays(days) }, now)).toBe(state)
})

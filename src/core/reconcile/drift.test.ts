import { expect, test } from 'vitest'
import { actionsFor, answerTo, type DriftKind, type DriftPolicy } from './drift'

test.each<[DriftKind, DriftPolicy, DriftPolicy]>([
  ['missing', 'repair', 'repair'],
  ['missing', 'raise', 'raise'],
  ['keyless', 'raise', 'repair'],
  ['stray-key', 'repair', 'raise'],
  ['duplicate', 'repair', 'raise'],
  ['unmanaged', 'repair', 'raise'],
])('%s where the store says %s: %s', (kind, policy, answer) => expect(answerTo(kind, policy)).toBe(answer))

test('an unmanaged customer is adopted only when somebody could be them', () => {
  expect(actionsFor('unmanaged', { hasPerson: true })).toContain('adopt')
  expect(actionsFor('unmanaged', { hasPerson: false })).toEqual(['restrict', 'ignore'])
})

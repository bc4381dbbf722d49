import { expect, test } from 'vitest'
import { isOldNews, type CustomerHint, type Seen } from './hint'

const seen: Seen = {
  fields: { email: 'ada@example.com', lastName: 'Lovelace' },
  tags: ['rollcall:member', 'vip'],
  updatedAt: '2026-11-24T10:00:00Z',
}
const hint: CustomerHint = {
  customerId: 'c1',
  updatedAt: '2026-11-24T10:00:00Z',
  fields: { email: 'Ada@example.com', lastName: 'Lovelace' },
  addedTags: [],
  removedTags: [],
}
const tags = (addedTags: string[], removedTags: string[]) => ({ fields: {}, addedTags, removedTags })

test.each<[string, Partial<CustomerHint>, boolean]>([
  ['the echo of what was written is old news', {}, true],
  ['an older notice with the same values is too', { updatedAt: '2026-11-24T09:00:00Z' }, true],
  ['times with another offset are compared as times', { updatedAt: '2026-11-24T05:00:00-05:00' }, true],
  ['a later one may hide what it does not carry', { updatedAt: '2026-11-24T10:00:01Z' }, false],
  [
    'another value is news, however old',
    { updatedAt: '2020-01-01T00:00:00Z', fields: { lastName: 'B' } },
    false,
  ],
  ['a notice without a time is news', { updatedAt: null }, false],
  [
    'an added tag that was seen is old news, whenever it comes',
    { ...tags(['VIP'], []), updatedAt: null },
    true,
  ],
  ['an added tag that was not seen is news', tags(['new'], []), false],
  ['a removed tag that was not there is old news', tags([], ['gone']), true],
  ['a removed tag that was there is news', tags([], ['vip']), false],
  ['a notice that says nothing is news', { fields: {} }, false],
])('%s', (_, over, expected) => expect(isOldNews({ ...hint, ...over }, seen)).toBe(expected))

test.each<[string, string, boolean]>([
  ['within the second of our own write is read, because it may hide another locale', '10:00:00', false],
  ['before that second is old news', '09:59:59', true],
])('where we write the locale a notice %s', (_, time, expected) => {
  const told = { ...hint, updatedAt: `2026-11-24T${time}Z` }
  expect(isOldNews(told, seen, { locale: 'de', lastName: 'Lovelace' })).toBe(expected)
})

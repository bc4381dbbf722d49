import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CustomerWrite } from '@/core/reconcile/customer-store'
import { mutationsOf, requestsOf, spread } from './pack'

const create: CustomerWrite = { kind: 'create', linkId: 'l', fields: {}, tags: ['a'] }
const update = (fields: object, addTags: string[], removeTags: string[]): CustomerWrite => ({
  kind: 'update',
  linkId: 'l',
  customerId: 'c',
  fields,
  addTags,
  removeTags,
})

test.each<[CustomerWrite, number]>([
  [create, 1],
  [update({ firstName: 'Ada' }, [], []), 1],
  [update({ firstName: null }, ['a'], ['b']), 3],
  [update({}, ['a'], []), 1],
  [update({}, [], []), 1],
  [{ ...create, fields: { 'metafield:a.b': 'x', 'metafield:a.c': 'y', emailMarketing: 'SUBSCRIBED' } }, 3],
  [update({ 'metafield:a.b': 'x', 'metafield:a.c': null, 'address.city': 'Bern' }, ['a'], []), 5],
])('%o takes %i mutations', (write, mutations) => expect(mutationsOf(write)).toBe(mutations))

test('requests take every write once, in order, within the limit unless one alone is larger', () => {
  const some = fc.array(
    fc.constantFrom(create, update({ note: 'x' }, ['a'], ['b']), update({}, ['a'], ['b'])),
  )
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 12 }), (writes, limit) => {
      const requests = requestsOf(writes, (write) => write, limit)
      for (const request of requests) {
        const mutations = request.reduce((sum, write) => sum + mutationsOf(write), 0)
        if (request.length > 1) expect(mutations).toBeLessThanOrEqual(limit)
      }
      expect(requests.flat()).toEqual(writes)
      expect(requests.every(({ length }) => length > 0)).toBe(true)
    }),
  )
})

test.each([
  [10, 1000, 10],
  [10, 20, 5],
  [10, 3, 2],
  [1, 3, 1],
  [2, 30, 2],
])('requests of up to %i: %i urgent writes go in requests of %i', (limit, writes, size) => {
  expect(spread(limit, writes)).toBe(size)
})

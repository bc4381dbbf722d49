import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CustomerWrite } from '@/core/reconcile/customer-store'
import { mutationsOf, nextBatch, taper } from './pack'

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
])('%o takes %i mutations', (write, mutations) => expect(mutationsOf(write)).toBe(mutations))

test('batches take every write once, in order, within the limit unless one alone is larger', () => {
  const some = fc.array(
    fc.constantFrom(create, update({ note: 'x' }, ['a'], ['b']), update({}, ['a'], ['b'])),
  )
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 12 }), (writes, limit) => {
      const taken: CustomerWrite[] = []
      while (taken.length < writes.length) {
        const batch = nextBatch(writes, taken.length, limit)
        const mutations = batch.reduce((sum, write) => sum + mutationsOf(write), 0)
        expect(batch.length).toBeGreaterThan(0)
        if (batch.length > 1) expect(mutations).toBeLessThanOrEqual(limit)
        taken.push(...batch)
      }
      expect(taken).toEqual(writes)
    }),
  )
})

test.each([
  [15, 10, 1000, 15],
  [15, 10, 80, 8],
  [15, 10, 3, 4],
  [2, 10, 3, 2],
])('requests of %i, %i at once, with %i writes left: the next holds %i', (size, inFlight, left, next) => {
  expect(taper(size, inFlight, left)).toBe(next)
})

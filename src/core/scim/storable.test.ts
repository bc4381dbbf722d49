import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkJson } from './read-json'
import { storable } from './storable'

test('whatever text an answer quotes, what is kept of it has no U+0000 and no half of a surrogate pair', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\u0000', '\ud800', 'x\udc00\u0000'))
  fc.assert(
    fc.property(text, (each) => checkJson(storable({ [`n${each}`]: [each, { detail: each }, 1, null] }))),
  )
})

test('what can be kept is kept as it is', () => {
  const body = { status: '400', detail: 'Zoë 👩‍👧' }
  expect(storable(body)).toEqual(body)
})

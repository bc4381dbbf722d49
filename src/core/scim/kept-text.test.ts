import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from './json'
import { keptText } from './kept-text'
import { redact } from './redact'
import { storable } from './storable'

const words = [
  'password',
  'pass',
  'apiToken',
  'x\\u',
  '\u0000',
  '\ud800',
  'path',
  'value',
  'Passphrase[0]',
  'é',
  '"',
]
const word = fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 4 }))
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('json')),
    fc.dictionary(word, tie('json')),
  ),
}))

test('what the request log keeps of a body is the body without secrets and without what cannot be kept', () => {
  fc.assert(
    fc.property(json, (body) => {
      const kept: unknown = JSON.parse(keptText(JSON.stringify(body), body))
      expect(JSON.stringify(kept)).toBe(JSON.stringify(storable(redact(JSON.parse(JSON.stringify(body))))))
    }),
  )
})

test('a secret whose name is spelled with escapes is found', () => {
  const printed = '{"p\\u0061ssword":"hunter2"}'
  expect(keptText(printed)).toBe('{"password":"[redacted]"}')
})

test('a list is kept without secrets, though it nests its resources deeper than a client may nest anything', () => {
  const nested = (depth: number): Json => (depth === 0 ? { token: 'hunter2' } : [nested(depth - 1)])
  expect(keptText(JSON.stringify(nested(20)))).toBe(
    JSON.stringify(nested(20)).replace('hunter2', '[redacted]'),
  )
})

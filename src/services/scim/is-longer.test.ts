import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJson } from '@/core/scim/read-json'
import { isLonger } from './is-longer'

test('a body is longer than a limit if its text is, within the quotes and commas', () => {
  const body = fc.json({ maxDepth: 4, noUnicodeString: true }).map((text) => readJson(text))
  fc.assert(
    fc.property(body, (value) => {
      const { length } = JSON.stringify(value)
      expect(isLonger(value, length * 5 + 10)).toBe(false)
      expect(isLonger(value, Math.floor(length / 7) - 1)).toBe(true)
    }),
  )
})

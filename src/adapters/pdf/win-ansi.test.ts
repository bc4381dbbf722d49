import { expect, test } from 'vitest'
import { winAnsi } from './win-ansi'

test.each([
  ['Zoë Müller-Strauß', 'Zoë Müller-Strauß', false],
  ['“Ada” – 5 €', '“Ada” – 5 €', false],
  ['Wojciech Łódź', 'Wojciech Lódz', true],
  ['Zoe\u0308', 'Zoë', false],
  ['王芳', '??', true],
  ['a\tb', 'a b', false],
])('%s can be shown as %s', (text, shown, isChanged) => {
  expect(winAnsi(text)).toEqual({ text: shown, isChanged })
})

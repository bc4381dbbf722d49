import { expect, test, vi } from 'vitest'
import { statementOf } from './statement'

const often = async (statement: typeof statementOf, text: string) => {
  const strings = Object.assign([text], { raw: [text] })
  return Array.from({ length: 10 }, () => statement(strings, [])).at(-1)?.name
}

test('two copies of this module over one pool never give one name to two texts', async () => {
  const here = await often(statementOf, 'select 1')
  vi.resetModules()
  const { statementOf: another } = await import('./statement')
  expect(another).not.toBe(statementOf)
  expect(await often(another, 'select 2')).not.toBe(here)
  expect(await often(another, 'select 1')).toBe(here)
})

test('a text that came only a few times is not prepared', () => {
  expect(statementOf(Object.assign(['select 3'], { raw: ['select 3'] }), []).name).toBeUndefined()
})

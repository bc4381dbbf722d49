import { expect, test } from 'vitest'
import { Vault } from './seal'

const first = `1:${Buffer.alloc(32, 1).toString('base64')}`
const second = `2:${Buffer.alloc(32, 2).toString('base64')}`

test('a sealed secret opens again in its own context', () => {
  const vault = new Vault(first)
  expect(vault.open(vault.seal('shpat_1', 'store:a'), 'store:a')).toBe('shpat_1')
})

test('a secret sealed under an old key still opens after a rotation, and new ones use the new key', () => {
  const old = new Vault(first).seal('shpat_1', 'store:a')
  const rotated = new Vault(`${first},${second}`)
  expect(rotated.open(old, 'store:a')).toBe('shpat_1')
  expect(rotated.seal('x', 'store:a')).toMatch(/^2\./)
})

test.each([
  ['moved to another store', (sealed: string) => [sealed, 'store:b']],
  [
    'with a changed byte',
    // The first character of the last part: some bits of the last one say nothing in base64.
    (sealed: string) => [sealed.replace(/[^.](?=[^.]*$)/, (c) => (c === 'A' ? 'B' : 'A')), 'store:a'],
  ],
  ['under an unknown key', (sealed: string) => [sealed.replace(/^1/, '9'), 'store:a']],
])('a secret %s does not open', (_, tamper) => {
  const vault = new Vault(first)
  const [sealed = '', context = ''] = tamper(vault.seal('shpat_1 secret', 'store:a'))
  expect(() => vault.open(sealed, context)).toThrow()
})

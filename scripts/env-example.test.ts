import { readFileSync } from 'node:fs'
import { parseEnv as parseFile } from 'node:util'
import { expect, test } from 'vitest'
import { parseEnv } from '@/env'

const example = parseFile(readFileSync('.env.example', 'utf8'))
const filled: Record<string, string | undefined> = {
  ...example,
  NEXTAUTH_SECRET: 'a'.repeat(32),
  ENCRYPTION_KEYS: `${example.ENCRYPTION_KEYS}${Buffer.alloc(32).toString('base64')}`,
  SHOPIFY_API_KEY: 'id',
  SHOPIFY_API_SECRET: 'secret',
}
const { PORTAL_URL, DATABASE_URL, NEXTAUTH_SECRET, ENCRYPTION_KEYS, SHOPIFY_API_KEY, SHOPIFY_API_SECRET } =
  filled
const required = {
  PORTAL_URL,
  DATABASE_URL,
  NEXTAUTH_SECRET,
  ENCRYPTION_KEYS,
  SHOPIFY_API_KEY,
  SHOPIFY_API_SECRET,
}

test('.env.example is complete once its secrets are filled in', () => {
  expect(() => parseEnv(filled)).not.toThrow()
})

test('what .env.example calls a default is the default', () => {
  expect(parseEnv(filled)).toEqual(parseEnv(required))
})

test('.env.example names every variable that has a default', () => {
  expect(Object.keys(example)).toEqual(expect.arrayContaining(Object.keys(parseEnv(required))))
})

import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryDirectory } from '@/testing/temporary-directory'
import { readDemo, writeDemo } from './demo-file'

const demo = {
  portal: 'http://127.0.0.1:3000',
  teammate: { email: 'ada@example.com', password: 'a password' },
  directories: [{ name: 'Okta', scimBaseUrl: 'http://127.0.0.1:3000/scim/v2/key', token: 'token' }],
  stores: [{ domain: 'eu.myshopify.com', name: 'EU' }],
  simulator: 'http://127.0.0.1:4010',
}

test('a second start knows the token of the first, at the addresses of now', () => {
  const data = temporaryDirectory()
  writeDemo(data, demo)
  const now = { portal: 'http://127.0.0.1:3001', simulator: 'http://127.0.0.1:4011' }
  const again = readDemo(data, now)
  expect(again).toMatchObject({ ...now, teammate: demo.teammate, stores: demo.stores })
  expect(again?.directories).toEqual([
    { name: 'Okta', scimBaseUrl: 'http://127.0.0.1:3001/scim/v2/key', token: 'token' },
  ])
})

test('the file holds a token and a password, so only its owner may read it', () => {
  const data = temporaryDirectory()
  writeDemo(data, demo)
  expect(statSync(join(data, 'demo.json')).mode & 0o777).toBe(0o600)
})

test('a first start knows nothing', () => {
  expect(readDemo(temporaryDirectory(), demo)).toBeUndefined()
})

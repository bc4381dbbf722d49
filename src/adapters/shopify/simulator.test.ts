import { expect, test } from 'vitest'
import { shopAddress } from './simulator'

test.each([
  ['https://acme.myshopify.com/admin/x', undefined, 'https://acme.myshopify.com/admin/x'],
  [
    'https://acme.myshopify.com/admin/x',
    'http://127.0.0.1:9',
    'http://127.0.0.1:9/acme.myshopify.com/admin/x',
  ],
  [
    'https://cdn.example.com/acme.myshopify.com/x',
    'http://127.0.0.1:9',
    'https://cdn.example.com/acme.myshopify.com/x',
  ],
  [
    'https://acme.myshopify.com.evil.example/x',
    'http://127.0.0.1:9',
    'https://acme.myshopify.com.evil.example/x',
  ],
])('%s with simulator %s is reached at %s', (url, simulator, reached) => {
  expect(shopAddress(url, simulator)).toBe(reached)
})

import { expect, test } from 'vitest'
import { routes, type Destination, type Route } from './routes'

const all = Object.entries(routes) as [Destination, readonly Route[]][]

test.each(all)('%s: every route says why, each kind once, and something always works', (_, options) => {
  expect(new Set(options.map(({ kind }) => kind)).size).toBe(options.length)
  expect(options.every(({ why }) => /^[A-Z].*\.$/s.test(why))).toBe(true)
  expect(options.some(({ fit }) => fit !== 'no')).toBe(true)
})

test.each<[Destination, string, string]>([
  ['okta', 'okta_import', 'yes'],
  ['okta', 'scim', 'no'],
  ['entra', 'entra', 'yes'],
  ['entra', 'scim', 'no'],
  ['google', 'scim', 'no'],
  ['website', 'webhook', 'yes'],
])('%s by %s: %s', (destination, kind, fit) => {
  expect(routes[destination].find((route) => route.kind === kind)?.fit).toBe(fit)
})

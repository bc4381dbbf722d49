import { expect, test } from 'vitest'
import { appRouter } from './app-router'

// tRPC refuses some names, such as apply, at the first request and not when the types are checked.
test('the router can be built', () => {
  expect(Object.keys(appRouter._def.procedures)).toContain('people.list')
})

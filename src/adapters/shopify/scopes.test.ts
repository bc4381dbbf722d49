import { expect, test } from 'vitest'
import { missingScopes } from './scopes'

test.each([
  [['read_customers', 'write_customers'], []],
  [['write_customers'], []],
  [['read_customers'], ['write_customers']],
  [['write_products'], ['read_customers', 'write_customers']],
])('granted %j leaves %j missing: write implies read', (granted, missing) => {
  expect(missingScopes(granted)).toEqual(missing)
})

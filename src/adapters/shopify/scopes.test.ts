import { expect, test } from 'vitest'
import { askedScopes, missingNeeds, missingScopes } from './scopes'

test.each([
  [['read_customers', 'write_customers'], []],
  [['write_customers'], []],
  [['read_customers'], ['write_customers']],
  [['write_products'], ['read_customers', 'write_customers']],
])('granted %j leaves %j missing: write implies read', (granted, missing) => {
  expect(missingScopes(granted)).toEqual(missing)
})

test('optional scopes that are missing are told beside the required ones, each with what it is for', () => {
  expect(missingNeeds(['read_customers', 'write_customer_data_erasure'])).toEqual([
    expect.objectContaining({ scope: 'write_customers', required: true }),
    expect.objectContaining({
      scope: 'read_customer_merge',
      required: false,
      purpose: expect.stringContaining('merged'),
    }),
    expect.objectContaining({ scope: 'write_customer_merge', required: false }),
  ])
  expect(missingNeeds(askedScopes)).toEqual([])
})

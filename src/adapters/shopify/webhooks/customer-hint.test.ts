import { expect, test } from 'vitest'
import { isOldNews } from '@/core/reconcile/hint'
import { customerHint } from './customer-hint'

const updatedAt = '2026-11-25T10:00:00Z'
const notice = (address: object) => ({
  admin_graphql_api_id: 'gid://shopify/Customer/1',
  updated_at: updatedAt,
  email: 'ada@example.com',
  default_address: { city: 'Zurich', country_code: 'CH', ...address },
})
const seen = {
  fields: { email: 'ada@example.com', 'address.city': 'Zurich', 'address.countryCode': 'CH' },
  tags: [],
  updatedAt,
}

test('an address that changed within the second of what was seen is news; the same one is an echo', () => {
  const isOld = (address: object) => {
    const hint = customerHint('CUSTOMERS_UPDATE', notice(address))
    return hint && isOldNews(hint, seen)
  }
  expect(isOld({})).toBe(true)
  expect(isOld({ city: 'Geneva' })).toBe(false)
})

import { describe, expect, test } from 'vitest'
import { shownCustomer } from './shown-customer'

const desired = {
  presence: 'member',
  fields: { email: 'ada@example.com', phone: '+14155550123' },
  tags: ['rollcall:member', 'department:Legal'],
}

describe('a customer as the person page shows it', () => {
  test('before the first write there is nothing to compare', () => {
    expect(shownCustomer({ desired: null, observed: null, managedTags: [] })).toBeUndefined()
  })

  test('a field that only differs in how Shopify writes it is the same', () => {
    const observed = { email: 'Ada@Example.com', phone: '+14155550123', tags: [] }
    const shown = shownCustomer({ desired, observed, managedTags: [] })
    expect(shown?.fields.map(({ same }) => same)).toEqual([true, true])
  })

  test('a field that somebody changed in the store is not', () => {
    const observed = { email: 'ada@example.com', phone: '+14155550199', tags: [] }
    const shown = shownCustomer({ desired, observed, managedTags: [] })
    expect(shown?.fields.filter(({ same }) => !same).map(({ name }) => name)).toEqual(['Phone'])
  })

  test('tags are ours, the merchant’s, or missing', () => {
    const observed = { email: 'ada@example.com', tags: ['VIP', 'Rollcall:Member'] }
    const shown = shownCustomer({ desired, observed, managedTags: ['rollcall:member', 'department:Legal'] })
    expect(shown?.tags).toEqual([
      { tag: 'VIP', origin: 'theirs' },
      { tag: 'Rollcall:Member', origin: 'ours' },
      { tag: 'department:Legal', origin: 'missing' },
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { planSubscriptions, type Subscription } from './subscription-plan'
import { complianceTopics, topics } from './topics'

const uri = 'https://rollcall.example/api/shopify/webhooks'
const scopes = ['write_customers', 'read_customer_merge']
const subscription = (over: Partial<Subscription> = {}): Subscription => ({
  id: 'gid://shopify/WebhookSubscription/1',
  topic: 'CUSTOMERS_UPDATE',
  uri,
  filter: null,
  includeFields: [],
  ...over,
})
const all = topics.map(({ topic }) => subscription({ topic }))

describe('the subscriptions of a store', () => {
  test('a new store gets every topic', () => {
    expect(planSubscriptions([], uri, scopes)).toEqual({
      create: topics.map(({ topic }) => topic),
      remove: [],
      unavailable: [],
    })
  })

  test('a complete set is left alone', () => {
    expect(planSubscriptions(all, uri, scopes)).toEqual({ create: [], remove: [], unavailable: [] })
  })

  test('a topic whose scope is not granted is told, not tried', () => {
    expect(planSubscriptions([], uri, ['write_customers']).unavailable).toEqual([
      { topic: 'CUSTOMERS_MERGE', scope: 'read_customer_merge' },
    ])
  })

  test.each<[string, Partial<Subscription>]>([
    ['an old address', { uri: 'https://old.example/hooks' }],
    ['a filter', { filter: 'tags:vip' }],
    ['a choice of fields', { includeFields: ['id'] }],
  ])('one with %s is replaced', (_, over) => {
    const wrong = subscription(over)
    const others = all.filter(({ topic }) => topic !== 'CUSTOMERS_UPDATE')
    expect(planSubscriptions([...others, wrong], uri, scopes)).toMatchObject({
      create: ['CUSTOMERS_UPDATE'],
      remove: [wrong],
    })
  })

  test('a second one for the same topic is removed, or everything would arrive twice', () => {
    const twin = subscription({ id: 'gid://shopify/WebhookSubscription/2' })
    expect(planSubscriptions([...all, twin], uri, scopes)).toMatchObject({ create: [], remove: [twin] })
  })
})

test('the compliance topics are left to the configuration of the app: the Admin API would refuse them', () => {
  const subscribed: string[] = topics.map(({ topic }) => topic)
  expect(complianceTopics.filter((topic) => subscribed.includes(topic))).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { customerHint } from './customer-hint'
import { customerOf, parseWebhookBody } from './webhook-body'

describe('the body of a webhook', () => {
  test('keeps ids beyond 2^53 exact', () => {
    expect(parseWebhookBody('{"customer":{"id":9007199254740993},"n":[-12345678901234567]}')).toEqual({
      customer: { id: '9007199254740993' },
      n: ['-12345678901234567'],
    })
  })

  test.each([
    '{"note":"call 12345678901234567, \\"x\\": 12345678901234567"}',
    '{"a":1.2345678901234567}',
    '{"a":1}',
  ])('leaves %s as it is', (body) => expect(parseWebhookBody(body)).toEqual(JSON.parse(body)))

  test('loses what no database can store', () => {
    expect(parseWebhookBody('{"note":"a\\u0000b\\ud800c"}')).toEqual({ note: 'ab\ufffdc' })
  })

  test.each(['', '[]', 'null', '{"a":'])('%j is not one', (body) =>
    expect(parseWebhookBody(body)).toBeUndefined(),
  )
})

describe('the customer that a webhook is about', () => {
  test.each<[string, string, string | null]>([
    [
      'customers/update',
      '{"id":1,"admin_graphql_api_id":"gid://shopify/Customer/1"}',
      'gid://shopify/Customer/1',
    ],
    [
      'customer.tags_added',
      '{"customerId":"gid://shopify/Customer/2","tags":["a"]}',
      'gid://shopify/Customer/2',
    ],
    ['customers_email_marketing_consent/update', '{"customer_id":3}', 'gid://shopify/Customer/3'],
    ['customers/redact', '{"customer":{"id":9007199254740993}}', 'gid://shopify/Customer/9007199254740993'],
    ['bulk_operations/finish', '{"admin_graphql_api_id":"gid://shopify/BulkOperation/1"}', null],
    ['shop/redact', '{"shop_id":1}', null],
  ])('%s', (_, body, expected) => expect(customerOf(parseWebhookBody(body))).toBe(expected))
})

describe('what a webhook says of a customer', () => {
  test('is nothing when it has not the documented shape', () => {
    expect(customerHint('CUSTOMERS_UPDATE', { id: 1 })).toBeUndefined()
    expect(customerHint('CUSTOMER_TAGS_ADDED', { tags: ['a'] })).toBeUndefined()
  })

  test('leaves out what the body does not carry', () => {
    const body = { admin_graphql_api_id: 'gid://shopify/Customer/1', first_name: 'Ada', email: null }
    expect(customerHint('CUSTOMERS_UPDATE', body)?.fields).toEqual({ firstName: 'Ada', email: null })
  })
})

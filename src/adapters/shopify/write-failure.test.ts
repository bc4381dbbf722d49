import { expect, test } from 'vitest'
import { describeFailure, describeTrouble } from './failure'
import { refusedTag } from './tags'
import { troubleOfErrors, troubleOfStatus } from './trouble'
import { writeFailure, type UserError } from './write-failure'

const input = (field: string, code: string, message: string): UserError => ({
  field: ['input', field],
  code,
  message,
})

test.each<[UserError, string]>([
  [input('email', 'TAKEN', 'Email has already been taken'), 'email-taken'],
  [input('email', 'INVALID', 'Email is invalid'), 'email-invalid'],
  [input('phone', 'TAKEN', 'Phone has already been taken'), 'phone-taken'],
  [input('phone', 'INVALID', 'Enter a valid phone number'), 'phone-invalid'],
  [input('tags', 'TOO_LONG', 'Tags is too long (maximum is 255 characters)'), 'tag-limit'],
  [input('note', 'TOO_LONG', 'Note is too long'), 'field-invalid'],
  [
    {
      field: ['identifier', 'id'],
      code: 'NOT_FOUND',
      message: 'Resource matching the identifier was not found.',
    },
    'customer-gone',
  ],
  [{ field: ['id'], message: 'Customer does not exist' }, 'customer-gone'],
  [{ field: ['tags'], message: 'Customer cannot have more than 250 tags' }, 'tag-limit'],
  [{ message: 'Tags exceed the limit' }, 'tag-limit'],
  [{ message: 'Something odd' }, 'store-refused'],
])('userError %o means %s', (error, code) => {
  expect(writeFailure([error])).toMatchObject({ code, message: error.message })
})

test('no userErrors is no failure', () => expect(writeFailure([])).toBeNull())

test('a tag with a comma is refused, because Shopify would make two of it', () => {
  expect(refusedTag(['vip', 'sales, eu'])).toMatchObject({ code: 'field-invalid', field: 'tags' })
  expect(refusedTag(['vip', 'x'.repeat(255)])).toBeNull()
  expect(refusedTag(['x'.repeat(256)])).toMatchObject({ code: 'tag-limit' })
})

test.each<[number, string | null, object]>([
  [401, null, { kind: 'unauthorized' }],
  [402, null, { kind: 'frozen' }],
  [403, null, { kind: 'scope-missing' }],
  [404, null, { kind: 'gone' }],
  [423, null, { kind: 'locked' }],
  [429, '2.0', { kind: 'throttled', retryAfterMs: 2000 }],
  [429, '0.25', { kind: 'throttled', retryAfterMs: 250 }],
  [429, null, { kind: 'throttled' }],
  [430, null, { kind: 'throttled' }],
  [301, null, { kind: 'unavailable' }],
  [500, null, { kind: 'unavailable' }],
  [503, '30', { kind: 'unavailable', retryAfterMs: 30_000 }],
  [540, 'soon', { kind: 'unavailable' }],
])('HTTP %s with Retry-After %s', (status, retryAfter, trouble) => {
  expect(troubleOfStatus(status, retryAfter)).toMatchObject(trouble)
})

test('protected data that is not approved is a missing permission, not an empty field', () => {
  const message = 'This app is not approved to access the Customer object. See https://shopify.dev/…'
  expect(troubleOfErrors([{ message: 'x' }, { message, path: ['customer', 'phone'] }]).kind).toBe(
    'scope-missing',
  )
  expect(troubleOfErrors([{ message: 'x', extensions: { code: 'ACCESS_DENIED' } }]).kind).toBe(
    'scope-missing',
  )
})

test('a person reads who can fix it, and what Shopify said', () => {
  const taken = describeFailure({ code: 'email-taken', message: 'Email has already been taken' })
  expect(taken).toMatchObject({
    who: 'store-owner',
    message: expect.stringContaining('Email has already been taken'),
  })
  expect(describeFailure({ code: 'phone-invalid', message: '' }).who).toBe('idp-admin')
  expect(describeTrouble({ kind: 'throttled', retryAfterMs: 1 }).who).toBe('rollcall')
})

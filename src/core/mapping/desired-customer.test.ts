import { expect, test } from 'vitest'
import type { CustomerFields } from '../reconcile/customer-store'
import type { JsonObject } from '../scim/json'
import { defaultConfiguration } from './configuration'
import { desiredCustomer } from './desired-customer'

const of = (resource: JsonObject, active = true) =>
  desiredCustomer(
    {
      sources: [{ userId: 'u1', directoryId: 'd1', active, deleted: false, resource, groups: [] }],
      override: null,
      leftAt: active ? null : new Date(0),
    },
    defaultConfiguration,
    { storeId: 's1', now: new Date() },
  )

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

test.each<[string, JsonObject, CustomerFields]>([
  [
    'the primary e-mail is taken before the work one',
    {
      emails: [
        { type: 'work', value: 'w@example.com' },
        { type: 'home', value: 'p@example.com', primary: true },
      ],
    },
    { email: 'p@example.com' },
  ],
  [
    'without a primary the work e-mail is taken',
    {
      emails: [
        { type: 'home', value: 'h@example.com' },
        { type: 'work', value: 'w@example.com' },
      ],
    },
    { email: 'w@example.com' },
  ],
  [
    'a userName that is an e-mail address stands in for a missing one',
    { userName: 'ada@example.com' },
    { email: 'ada@example.com' },
  ],
  ['a userName that is none does not', { userName: 'ada' }, { email: null }],
  [
    'names come from the parts of name',
    { name: { givenName: 'Ada', familyName: 'Lovelace' } },
    { firstName: 'Ada', lastName: 'Lovelace' },
  ],
  [
    'a phone number is written in E.164',
    { phoneNumbers: [{ type: 'mobile', value: '+1 (415) 555-0123' }] },
    { phone: '+14155550123' },
  ],
])('%s', (_, resource, expected) => {
  expect(of(resource).fields).toMatchObject(expected)
})

test('members carry the member tag and their department, in which a comma would split the tag', () => {
  const resource = { [enterprise]: { department: 'Legal, EMEA' } }
  expect(of(resource).tags).toEqual(['rollcall:member', 'department:Legal EMEA'])
})

test('whoever is not active is a leaver: no field is touched, only the marker is wanted', () => {
  expect(of({ userName: 'ada@example.com' }, false)).toEqual({
    presence: 'leaver',
    cause: 'inactive',
    metafieldTypes: {},
    roles: [],
    owners: {},
    fields: {},
    tags: ['rollcall:deprovisioned'],
  })
})

test('a value that Shopify would refuse is left out and named; the rest of the customer goes on', () => {
  const desired = of({
    userName: 'ada@example.com',
    name: { givenName: 'Ada' },
    phoneNumbers: [{ type: 'mobile', value: '555-0123' }],
  })
  expect(desired.fields).toMatchObject({ email: 'ada@example.com', firstName: 'Ada' })
  expect(desired.fields).not.toHaveProperty('phone')
  expect(desired.problems).toMatchObject([{ field: 'phone', code: 'phone-invalid', value: '555-0123' }])
})

test('somebody without an e-mail address becomes a customer, and it is said', () => {
  expect(of({ userName: 'ada' }).problems).toMatchObject([{ field: 'email', code: 'email-missing' }])
})

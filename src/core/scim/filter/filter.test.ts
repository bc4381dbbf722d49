import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ScimError } from '../error'
import type { JsonObject } from '../json'
import { groupType, userType } from '../schema/registry'
import { someFilter } from './filter.arbitrary'
import { checkFilter } from './check'
import { matches } from './match'
import { parseFilter } from './parse'
import { printFilter } from './print'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

const bjensen: JsonObject = {
  id: '2819c223',
  externalId: 'Ext-1',
  userName: 'bjensen',
  name: { familyName: "O'Malley", givenName: 'Barbara' },
  title: 'Tour Guide',
  userType: 'Employee',
  active: true,
  emails: [
    { value: 'bjensen@example.com', type: 'work', primary: true },
    { value: 'babs@jensen.org', type: 'home' },
  ],
  ims: [{ value: 'babs@foo.com', type: 'xmpp' }],
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
  [enterprise]: { department: 'Sales', manager: { value: 'M-1' } },
  'urn:acme:2.0:User': { badge: 'A1', level: 3 },
  groups: [{ value: 'g1', display: 'EU wholesale' }],
  meta: { lastModified: '2011-05-13T04:42:34Z', resourceType: 'User' },
}

describe('The filters of RFC 7644 §3.4.2.2, figure 2', () => {
  test.each([
    ['userName eq "bjensen"', true],
    ['name.familyName co "O\'Malley"', true],
    ['userName sw "J"', false],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName sw "b"', true],
    ['title pr', true],
    ['nickName pr', false],
    ['meta.lastModified gt "2011-05-13T04:42:34Z"', false],
    ['meta.lastModified ge "2011-05-13T04:42:34Z"', true],
    ['meta.lastModified lt "2011-05-14T04:42:34Z"', true],
    ['meta.lastModified le "2011-05-13T06:42:34+02:00"', true],
    ['title pr and userType eq "Employee"', true],
    ['title pr or userType eq "Intern"', true],
    ['schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"', true],
    ['userType eq "Employee" and (emails co "example.com" or emails.value co "example.org")', true],
    ['userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org")', false],
    ['userType eq "Employee" and (emails.type eq "work")', true],
    ['userType eq "Employee" and emails[type eq "work" and value co "@example.com"]', true],
    ['emails[type eq "work" and value co "@jensen.org"]', false],
    [
      'emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@foo.com"]',
      true,
    ],
  ])('%s', (text, expected) => expect(matches(parseFilter(text), bjensen, userType)).toBe(expected))
})

describe('Names, operators and values', () => {
  test.each([
    ['USERNAME EQ "BJENSEN"', true, 'attribute names, operators and inexact strings come in any case'],
    ['externalId eq "ext-1"', false, 'externalId is case-exact (RFC 7643 §3.1)'],
    ['externalId eq "Ext-1"', true, 'externalId as it was sent'],
    [`${enterprise}:department eq "sales"`, true, 'the dots of an extension URN are no sub-attribute'],
    [`${enterprise}:manager.value eq "M-1"`, true, 'a sub-attribute of an extension attribute'],
    [`${enterprise}:manager eq "M-1"`, true, 'a complex attribute is compared by its value'],
    [`${enterprise.toUpperCase()}:department pr`, true, 'URNs come in any case (RFC 8141 §3)'],
    ['urn:acme:2.0:User:badge eq "a1"', true, 'an extension no schema describes'],
    ['urn:acme:2.0:User:level ge 3', true, 'a number in it'],
    ['userName Eq "bjensen"', true, 'PingOne writes Eq'],
    [
      'emails[type eq "work"].value eq "bjensen@example.com"',
      true,
      'Entra puts a sub-attribute after the filter',
    ],
    ['emails[type eq "home"].value eq "bjensen@example.com"', false, 'both must hold for the same value'],
    ['groups.display eq "EU wholesale" and active eq true', true, 'a rule over groups'],
    ['nickName eq null', true, 'null is the absence of a value (RFC 7643 §2.5)'],
    ['nickName ne "x"', true, 'ne is the opposite of eq'],
    ['emails.value ne "babs@jensen.org"', false, 'ne is the opposite of eq for several values, too'],
    ['nonsense eq "x"', false, 'an unknown attribute has no value'],
    ['title pr or nickName pr and active eq false', true, 'and binds closer than or'],
    ['userName eq "\\u0062jensen"', true, 'strings are JSON'],
    ['schemas[value ew ":2.0:User"]', true, 'a simple value is its own value'],
  ])('%s → %s: %s', (text, expected) => expect(matches(parseFilter(text), bjensen, userType)).toBe(expected))
})

describe('What is no filter is 400 invalidFilter that names the position (RFC 7644 §3.12)', () => {
  test.each([
    ['', 'position 1: expected an attribute'],
    ['userName', 'position 9: expected one of eq'],
    ['userName eq', 'position 12: expected a value'],
    ['userName xx "a"', 'position 10: expected one of eq'],
    ['userName eq bjensen', 'position 13: expected a value'],
    ["userName eq 'a'", 'position 13: expected'],
    ['userName eq "a', 'position 13: expected'],
    ['userName eq "a" or', 'position 19: expected an attribute'],
    ['userName eq "a" title pr', 'position 17: expected "and", "or" or the end'],
    ['(userName eq "a"', 'position 17: expected "and", "or" or ")"'],
    ['emails[type eq "work"', 'position 22: expected "]"'],
    ['a.b.c eq 1', 'position 1: expected an attribute'],
    ['userName eq 1e999', 'position 13: expected a number that is not that large'],
    ['userName eq "\\u0000"', 'position 13: expected a string of storable characters'],
    ['userName eq "\\x"', 'position 13: expected a string with JSON escapes'],
    ['userName eq constructor', 'position 13: expected a value'],
    ['('.repeat(21), 'at most 20 levels'],
  ])('%s', (text, detail) => {
    expect(() => parseFilter(text)).toThrow(
      expect.objectContaining({
        status: 400,
        scimType: 'invalidFilter',
        detail: expect.stringContaining(detail),
      }),
    )
  })
})

test('A filter of more than 4096 characters is 400 invalidFilter', () => {
  expect(() => parseFilter(`userName eq "${'a'.repeat(4096)}"`)).toThrow(/longer than 4096/)
})

describe('A comparison that a type rules out is 400 invalidFilter that names the attribute (§3.4.2.2)', () => {
  test.each([
    ['active gt true', 'active is a boolean'],
    ['active eq "yes"', 'active is a boolean'],
    ['x509Certificates.value gt "a"', 'x509Certificates.value is binary'],
    ['name eq "Babs"', 'name has no value of its own'],
    ['userName eq 5', 'userName is text'],
    ['meta.created gt "yesterday"', 'meta.created is a date'],
    ['emails[primary sw "t"]', 'primary is a boolean'],
  ])('%s', (text, detail) => {
    expect(() => checkFilter(parseFilter(text), userType)).toThrow(
      expect.objectContaining({ scimType: 'invalidFilter', detail: expect.stringContaining(detail) }),
    )
  })

  test('a password in a filter is 400 sensitive (§7.5.2)', () => {
    expect(() => checkFilter(parseFilter('password sw "s"'), userType)).toThrow(
      expect.objectContaining({ status: 400, scimType: 'sensitive' }),
    )
  })
})

describe('For any filter', () => {
  test('parse ∘ print is the identity', () => {
    fc.assert(
      fc.property(someFilter, (filter) => {
        expect(parseFilter(printFilter(filter))).toEqual(filter)
      }),
    )
  })

  test('matching answers yes or no', () => {
    fc.assert(
      fc.property(someFilter, (filter) => {
        expect(typeof matches(filter, bjensen, userType)).toBe('boolean')
        expect(matches({ kind: 'not', filter }, bjensen, groupType)).toBe(
          !matches(filter, bjensen, groupType),
        )
      }),
    )
  })

  test('any text is a filter or a ScimError', () => {
    const scraps = fc.constantFrom(
      'userName',
      ' eq ',
      '"a"',
      '(',
      ')',
      '[',
      ']',
      ' and ',
      'not ',
      '.value',
      ' pr',
      '1',
      '\\',
      ':',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(scraps).map((parts) => parts.join('')),
        ),
        (text) => {
          try {
            parseFilter(text)
          } catch (error) {
            expect(error).toBeInstanceOf(ScimError)
          }
        },
      ),
    )
  })
})

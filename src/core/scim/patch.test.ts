import { describe, expect, test } from 'vitest'
import type { JsonObject } from './json'
import { patch } from './patch'
import { ada, enterprise, home, patched, work } from './patch.fixture'
import { userType } from './schema/registry'

describe('PATCH add (RFC 7644 §3.5.2.1)', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['sets a new attribute', { path: 'nickName', value: 'Enchantress' }, { nickName: 'Enchantress' }],
    ['replaces a single value', { path: 'title', value: 'Lady' }, { title: 'Lady' }],
    [
      'without a path adds each attribute',
      { value: { title: 'Lady', active: true } },
      { title: 'Lady', active: true },
    ],
    [
      'merges into a complex attribute',
      { path: 'name', value: { middleName: 'B' } },
      { name: { givenName: 'Ada', familyName: 'King', middleName: 'B' } },
    ],
    [
      'sets a sub-attribute',
      { path: 'name.middleName', value: 'B' },
      { name: { givenName: 'Ada', familyName: 'King', middleName: 'B' } },
    ],
    [
      'appends to several values',
      { path: 'emails', value: [{ value: 'x@y' }] },
      { emails: [work, home, { value: 'x@y' }] },
    ],
    [
      'takes one value for several',
      { path: 'emails', value: { value: 'x@y' } },
      { emails: [work, home, { value: 'x@y' }] },
    ],
    [
      'of a primary value takes the mark from the other',
      { path: 'emails', value: [{ value: 'x@y', primary: true }] },
      { emails: [{ ...work, primary: false }, home, { value: 'x@y', primary: true }] },
    ],
    [
      'of sub-attributes to the selected values',
      { path: 'emails[type eq "home"]', value: { display: 'H' } },
      { emails: [work, { ...home, display: 'H' }] },
    ],
    [
      'completes a value that is there already',
      { path: 'emails', value: [{ ...home, display: 'H' }] },
      { emails: [work, { ...home, display: 'H' }] },
    ],
    [
      'into an extension by URN',
      { path: `${enterprise}:costCenter`, value: '9' },
      {
        [enterprise]: {
          department: 'Engines',
          costCenter: '9',
          manager: { value: 'm1', displayName: 'Charles', $ref: '../Users/m1' },
        },
      },
    ],
    [
      'of a new custom extension',
      { value: { 'urn:new:1.0:User': { a: 1 } } },
      {
        'urn:new:1.0:User': { a: 1 },
        schemas: [
          'urn:ietf:params:scim:schemas:core:2.0:User',
          enterprise,
          'urn:acme:2.0:User',
          'urn:new:1.0:User',
        ],
      },
    ],
    [
      'into a custom extension',
      { path: 'urn:acme:2.0:User:floor', value: 2 },
      { 'urn:acme:2.0:User': { badge: 7, floor: 2 } },
    ],
    ['in any case', { path: 'NAME.GIVENNAME', value: 'A' }, { name: { givenName: 'A', familyName: 'King' } }],
  ])('%s', (_, operation, expected) => {
    const { resource, changed } = patched({ op: 'add', ...operation })
    expect(resource).toMatchObject(expected)
    expect(changed).toBe(true)
  })

  test.each<[string, JsonObject]>([
    ['a single value', { path: 'title', value: 'Countess' }],
    ['one of several values', { path: 'emails', value: [work] }],
    ['the same value without its labels', { path: 'emails', value: [{ value: 'ada@work.com' }] }],
    ['a whole object', { value: { userName: 'ada', name: { givenName: 'Ada' } } }],
    ['an extension', { value: { [enterprise]: { department: 'Engines' } } }],
    ['a password, which is never kept', { path: 'password', value: 'x' }],
  ])('of what is there already changes nothing: %s', (_, operation) => {
    expect(patched({ op: 'add', ...operation })).toEqual({ resource: ada, changed: false })
  })
})

describe('PATCH replace (§3.5.2.3)', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['of an attribute that is not there adds it', { path: 'active', value: false }, { active: false }],
    [
      'without a path replaces each attribute',
      { value: { title: 'Lady', emails: [home] } },
      { title: 'Lady', emails: [home] },
    ],
    [
      'of several values replaces all',
      { path: 'emails', value: [{ value: 'x@y' }] },
      { emails: [{ value: 'x@y' }] },
    ],
    [
      'of a complex attribute leaves the sub-attributes not given',
      { path: 'name', value: { givenName: 'A' } },
      { name: { givenName: 'A', familyName: 'King' } },
    ],
    [
      'of a sub-attribute of the selected values',
      { path: 'emails[type eq "work"].value', value: 'x@y' },
      { emails: [{ ...work, value: 'x@y' }, home] },
    ],
    [
      'of the selected values as a whole',
      { path: 'emails[type eq "home"]', value: { value: 'x@y' } },
      { emails: [work, { value: 'x@y' }] },
    ],
    [
      'of a sub-attribute of all values',
      { path: 'emails.display', value: 'D' },
      {
        emails: [
          { ...work, display: 'D' },
          { ...home, display: 'D' },
        ],
      },
    ],
    [
      'that makes a value primary takes the mark from the other',
      { path: 'emails[type eq "home"].primary', value: true },
      {
        emails: [
          { ...work, primary: false },
          { ...home, primary: true },
        ],
      },
    ],
    [
      'of the manager drops what was known of the old one',
      { path: `${enterprise}:manager`, value: { value: 'm2' } },
      { [enterprise]: { department: 'Engines', manager: { value: 'm2' } } },
    ],
    [
      'of the manager’s id does so too',
      { path: `${enterprise}:manager.value`, value: 'm2' },
      { [enterprise]: { department: 'Engines', manager: { value: 'm2' } } },
    ],
    [
      'in an extension without a path',
      { value: { [enterprise]: { manager: { value: 'm1', displayName: 'C' } } } },
      {
        [enterprise]: {
          department: 'Engines',
          manager: { value: 'm1', displayName: 'C', $ref: '../Users/m1' },
        },
      },
    ],
  ])('%s', (_, operation, expected) =>
    expect(patched({ op: 'replace', ...operation }).resource).toMatchObject(expected),
  )

  test.each<[string, JsonObject]>([
    ['null', { path: 'title', value: null }],
    ['null without a path', { value: { title: null } }],
  ])('with %s clears the attribute (RFC 7643 §2.5)', (_, operation) => {
    expect(patched({ op: 'replace', ...operation }).resource).not.toHaveProperty('title')
  })

  test('with a null sub-attribute clears that one', () => {
    expect(patched({ op: 'replace', path: 'name', value: { familyName: null } }).resource.name).toEqual({
      givenName: 'Ada',
    })
  })
})

describe('PATCH remove (§3.5.2.2)', () => {
  test.each<[string, string, JsonObject]>([
    ['an attribute', 'title', {}],
    ['all values', 'emails', {}],
    ['the selected values', 'emails[type eq "work"]', { emails: [home] }],
    ['a sub-attribute', 'name.familyName', { name: { givenName: 'Ada' } }],
    ['a value whose value goes', 'emails[type eq "work"].value', { emails: [home] }],
    [
      'a label of the selected values',
      'emails[type eq "work"].primary',
      { emails: [{ value: 'ada@work.com', type: 'work' }, home] },
    ],
    ['an attribute of an extension', `${enterprise}:manager`, { [enterprise]: { department: 'Engines' } }],
  ])('%s', (_, path, expected) => {
    const { resource, changed } = patched({ op: 'remove', path })
    expect(resource).toMatchObject(expected)
    expect(changed).toBe(true)
  })

  test.each([enterprise, 'urn:acme:2.0:User', 'urn:acme:2.0:User:badge'])(
    '%s: an extension that is gone leaves schemas',
    (path) => {
      const { resource } = patched({ op: 'remove', path })
      const urn = path.replace(':badge', '')
      expect(resource).not.toHaveProperty([urn])
      expect(resource.schemas).not.toContain(urn)
    },
  )

  test.each(['nickName', 'emails[type eq "other"]', 'name.middleName', 'urn:none:1.0:User'])(
    'of %s, which is not there, changes nothing',
    (path) => {
      expect(patched({ op: 'remove', path })).toEqual({ resource: ada, changed: false })
    },
  )
})

test('schemas are listed in one order, whatever the order of the extensions in the resource', () => {
  const before = { schemas: [], userName: 'ada', 'urn:b:2.0:User': { a: 1 }, 'urn:a:2.0:User': { a: 1 } }
  const { resource } = patch(before, [], userType)
  expect(resource.schemas).toEqual([userType.schema.id, 'urn:a:2.0:User', 'urn:b:2.0:User'])
})

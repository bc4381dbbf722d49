import { describe, expect, test } from 'vitest'
import type { JsonObject } from './json'
import { patch } from './patch'
import { ada, patched } from './patch.fixture'
import { parsePatch } from './patch-request'
import { groupType } from './schema/registry'
import { validate } from './validate'

describe('PATCH refuses (§3.5.2, §3.12)', () => {
  test.each<[JsonObject, string, string]>([
    [{ op: 'remove' }, 'noTarget', 'Operations[0]: remove needs a path'],
    [
      { op: 'replace', path: 'emails[type eq "other"].value', value: 'x' },
      'noTarget',
      'no value of emails meets the filter',
    ],
    [{ op: 'remove', path: 'userName' }, 'mutability', 'userName is required'],
    [{ op: 'replace', path: 'userName', value: '' }, 'mutability', 'userName is required'],
    [{ op: 'replace', path: 'id', value: 'x' }, 'mutability', 'id is readOnly'],
    [{ op: 'add', path: 'groups', value: [{ value: 'g' }] }, 'mutability', 'groups is readOnly'],
    [{ op: 'replace', path: 'meta.version', value: '1' }, 'mutability', 'meta.version is readOnly'],
    [
      { op: 'move', path: 'title', value: 'x' },
      'invalidSyntax',
      'Operations[0].op: expected "add", "replace" or "remove"',
    ],
    [{ op: 'add', path: 'title' }, 'invalidValue', 'add needs a value'],
    [{ op: 'add', value: 'x' }, 'invalidValue', 'expected an object of attributes'],
    [{ op: 'replace', path: 'active', value: 'no' }, 'invalidValue', 'active: expected true or false'],
    [
      { op: 'add', path: 'emails', value: [{ value: 1 }] },
      'invalidValue',
      'emails[0].value: expected a string',
    ],
    [
      {
        op: 'add',
        path: 'emails',
        value: [
          { value: 'a', primary: true },
          { value: 'b', primary: true },
        ],
      },
      'invalidValue',
      'only one value may be primary',
    ],
    [
      { op: 'remove', path: 'emails', value: [{ value: 'a' }] },
      'invalidValue',
      'emails: remove takes no value',
    ],
    [{ op: 'add', path: 'title.x', value: 'a' }, 'invalidPath', 'title has no sub-attributes'],
    [{ op: 'add', path: 'title[value eq "x"]', value: 'a' }, 'invalidPath', 'title has a single value'],
    [{ op: 'add', path: 'emails[type eq]', value: 'a' }, 'invalidPath', 'position 15: expected a value'],
    [{ op: 'add', path: 'emails[type eq "work"', value: 'a' }, 'invalidPath', 'position 22: expected "]"'],
    [{ op: 'add', path: 'a.b.c', value: 'a' }, 'invalidPath', 'expected an attribute such as'],
    [{ op: 'add', path: 7, value: 'a' }, 'invalidPath', 'Operations[0].path: expected a string'],
  ])('%j', (operation, scimType, detail) => {
    expect(() => patched(operation)).toThrow(
      expect.objectContaining({ status: 400, scimType, detail: expect.stringContaining(detail) }),
    )
  })

  test.each<[unknown, string]>([
    [[], 'Expected a JSON object'],
    [{}, 'Operations: expected an array'],
    [{ Operations: [] }, 'at least one'],
    [{ Operations: ['x'] }, 'Operations[0]: expected an object'],
    [{ schemas: ['urn:x'], Operations: [] }, 'PatchOp'],
  ])('the message %j', (body, detail) => expect(() => parsePatch(body)).toThrow(detail))

  test('all of it when one operation fails, leaving the resource as it was', () => {
    const before = structuredClone(ada)
    expect(() =>
      patched({ op: 'replace', path: 'title', value: 'x' }, { op: 'remove', path: 'userName' }),
    ).toThrow()
    expect(ada).toEqual(before)
  })
})

describe('PATCH of a group (RFC 7643 §4.2)', () => {
  const group = validate(
    { displayName: 'G', members: [{ value: 'a', display: 'A' }, { value: 'b' }] },
    groupType,
  )
  const changed = (...Operations: JsonObject[]) => patch(group, parsePatch({ Operations }), groupType)

  test('adding a member again changes nothing', () => {
    expect(changed({ op: 'add', path: 'members', value: [{ value: 'a', display: 'A' }] }).changed).toBe(false)
  })

  test('the parts of a member are immutable', () => {
    expect(() => changed({ op: 'replace', path: 'members[value eq "a"].value', value: 'c' })).toThrow(
      'immutable',
    )
  })

  test('several operations see each other’s work', () => {
    const { resource } = changed(
      { op: 'remove', path: 'members[value eq "a"]' },
      { op: 'add', path: 'members', value: [{ value: 'c' }] },
      { op: 'remove', path: 'members[value eq "b"]' },
    )
    expect(resource.members).toEqual([{ value: 'c' }])
  })
})

import { describe, expect, test } from 'vitest'
import { isNotModified, requireMatch } from './etag'
import { parseProjection } from './list-query'
import { project, wants } from './project'
import { represent } from './represent'
import { groupType, userType } from './schema/registry'
import { validate } from './validate'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const meta = {
  id: 'u1',
  created: new Date(0),
  lastModified: new Date(0),
  version: 3,
  baseUrl: 'https://host/scim/v2/key',
}

const ada = represent(
  validate(
    {
      userName: 'ada',
      name: { givenName: 'Ada', familyName: 'King' },
      emails: [{ value: 'a@b', type: 'work' }, { type: 'home' }],
      [enterprise]: { department: 'Sales', manager: { value: 'm', displayName: 'M' } },
    },
    userType,
  ),
  meta,
  userType,
)
const { schemas, id } = ada

describe('A resource as clients see it (RFC 7643 §3.1)', () => {
  test('says what it is, where, since when and in which version', () => {
    expect(ada).toMatchObject({
      schemas: [userType.schema.id, enterprise],
      id: 'u1',
      meta: {
        resourceType: 'User',
        created: '1970-01-01T00:00:00.000Z',
        lastModified: '1970-01-01T00:00:00.000Z',
        location: 'https://host/scim/v2/key/Users/u1',
        version: 'W/"3"',
      },
    })
  })
})

describe('attributes and excludedAttributes (RFC 7644 §3.9)', () => {
  test.each([
    ['attributes=userName', { schemas, id, userName: 'ada' }],
    ['attributes=USERNAME,Name.GivenName', { schemas, id, userName: 'ada', name: { givenName: 'Ada' } }],
    ['attributes=emails.value', { schemas, id, emails: [{ value: 'a@b' }] }],
    ['attributes=nickName', { schemas, id }],
    [`attributes=${enterprise}`, { schemas, id, [enterprise]: ada[enterprise] }],
    [`attributes=${enterprise}:department`, { schemas, id, [enterprise]: { department: 'Sales' } }],
    [`attributes=${enterprise}:manager.value`, { schemas, id, [enterprise]: { manager: { value: 'm' } } }],
    ['attributes=urn:ietf:params:scim:schemas:core:2.0:User:userName', { schemas, id, userName: 'ada' }],
    ['excludedAttributes=id,schemas,meta,name,emails,' + enterprise, { schemas, id, userName: 'ada' }],
    [
      `excludedAttributes=name.familyName,meta,emails,${enterprise}:manager`,
      { schemas, id, userName: 'ada', name: { givenName: 'Ada' }, [enterprise]: { department: 'Sales' } },
    ],
    ['attributes=', ada],
  ])('%s', (query, expected) => {
    expect(project(ada, parseProjection(new URLSearchParams(query)), userType)).toEqual(expected)
  })

  test('a password would never be shown', () => {
    expect(
      project({ password: 'x' }, parseProjection(new URLSearchParams('attributes=password')), userType),
    ).toEqual({})
  })

  test.each([
    ['', true],
    ['excludedAttributes=members', false],
    ['excludedAttributes=members.display', true],
    ['attributes=displayName', false],
    ['attributes=members.value', true],
    ['attributes=Members', true],
  ])('a group needs its members for "%s": %s', (query, expected) => {
    expect(wants('members', parseProjection(new URLSearchParams(query)), groupType)).toBe(expected)
  })
})

describe('Versions (RFC 7644 §3.14)', () => {
  test.each([
    [undefined, true],
    [null, true],
    ['W/"3"', true],
    ['"3"', true],
    ['*', true],
    ['W/"2", W/"3"', true],
    ['W/"2"', false],
    ['nonsense', false],
  ])('If-Match %s → %s', (header, matches) => {
    if (matches) expect(() => requireMatch(header, 3)).not.toThrow()
    else expect(() => requireMatch(header, 3)).toThrow(expect.objectContaining({ status: 412 }))
  })

  test.each([
    [null, false],
    ['W/"3"', true],
    ['W/"2"', false],
    ['*', true],
  ])('If-None-Match %s → %s', (header, expected) => expect(isNotModified(header, 3)).toBe(expected))
})

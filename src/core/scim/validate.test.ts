import { describe, expect, test } from 'vitest'
import { groupType, userType } from './schema/registry'
import { validate } from './validate'

const core = 'urn:ietf:params:scim:schemas:core:2.0:User'
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

describe('POST /Users keeps (RFC 7644 §3.3, RFC 7643 §2 and §3)', () => {
  test('attributes in the schema’s spelling, whatever case they came in', () => {
    expect(
      validate(
        { USERNAME: 'Ada', Name: { GIVENNAME: 'Ada' }, [enterprise.toLowerCase()]: { DEPARTMENT: 'R' } },
        userType,
      ),
    ).toEqual({
      schemas: [core, enterprise],
      userName: 'Ada',
      name: { givenName: 'Ada' },
      [enterprise]: { department: 'R' },
    })
  })

  test('extensions and attributes that no schema describes, unchanged', () => {
    const custom = { Badge: { No: 1, tags: [null, {}] } }
    expect(validate({ userName: 'a', shoeSize: 42, 'urn:acme:2.0:User': custom }, userType)).toEqual({
      schemas: [core, 'urn:acme:2.0:User'],
      userName: 'a',
      shoeSize: 42,
      'urn:acme:2.0:User': custom,
    })
  })

  test('nothing readOnly, and no password', () => {
    const body = { id: 'x', meta: { version: '1' }, groups: [], userName: 'a', password: 's3cret' }
    expect(validate(body, userType)).toEqual({ schemas: [core], userName: 'a' })
  })

  test('no null, no empty array and no empty object (§2.5)', () => {
    const body = {
      userName: 'a',
      title: null,
      emails: [],
      name: {},
      addresses: [{}],
      [enterprise]: { manager: {} },
    }
    expect(validate(body, userType)).toEqual({ schemas: [core], userName: 'a' })
  })

  test('values as they were sent, canonical or not (§2.4)', () => {
    const body = {
      userName: 'Ada@Example.COM',
      emails: [{ value: 'A@b', type: 'Office', primary: true, note: 1 }],
      x509Certificates: [{ value: 'MIID Qz==' }],
    }
    expect(validate(body, userType)).toMatchObject(body)
  })
})

describe('POST /Users refuses with 400, naming the attribute and what was expected', () => {
  const refused: [unknown, string, string][] = [
    [null, 'invalidSyntax', 'Expected a JSON object'],
    [[], 'invalidSyntax', 'Expected a JSON object'],
    [{}, 'invalidValue', 'userName is required'],
    [{ userName: ' ' }, 'invalidValue', 'userName is required'],
    [{ userName: 5 }, 'invalidValue', 'userName: expected a string, found a number'],
    [{ userName: {} }, 'invalidValue', 'userName: expected a string, found an object'],
    [{ userName: 'a', USERNAME: 'b' }, 'invalidSyntax', 'userName is given twice'],
    [
      { userName: 'a', emails: Array(501).fill({ value: 'x' }) },
      'invalidValue',
      'emails: at most 500 values',
    ],
    [{ userName: 'a', active: 'yes' }, 'invalidValue', 'active: expected true or false'],
    [{ userName: 'a', emails: 'a@b' }, 'invalidValue', 'emails: expected an array of objects'],
    [{ userName: 'a', emails: ['a@b'] }, 'invalidValue', 'emails[0]: expected an object'],
    [{ userName: 'a', emails: [{ value: 1 }] }, 'invalidValue', 'emails[0].value: expected a string'],
    [
      {
        userName: 'a',
        emails: [
          { value: 'a', primary: true },
          { value: 'b', primary: true },
        ],
      },
      'invalidValue',
      'emails: only one value may be primary',
    ],
    [
      { userName: 'a', x509Certificates: [{ value: '§' }] },
      'invalidValue',
      'x509Certificates[0].value: expected a base64 string',
    ],
    [{ userName: 'a', [enterprise]: 'x' }, 'invalidValue', `${enterprise}: expected an object`],
    [
      { userName: 'a', [enterprise]: { manager: 5 } },
      'invalidValue',
      `${enterprise}.manager: expected an object`,
    ],
    [{ userName: 'a', schemas: ['urn:x'] }, 'invalidValue', `schemas: expected an array that lists ${core}`],
    [{ userName: 'a\u0000' }, 'invalidValue', 'userName contains the character U+0000'],
    [{ userName: '\ud800' }, 'invalidValue', 'userName contains half of a surrogate pair'],
    [{ userName: 'a', x: Infinity }, 'invalidValue', 'x is a number too large'],
    [
      JSON.parse('{"userName":"a","x":{"__proto__":1}}'),
      'invalidSyntax',
      'x.__proto__ is not an attribute name',
    ],
    [
      JSON.parse(`{"userName":"a","x":${'['.repeat(40)}${']'.repeat(40)}}`),
      'invalidSyntax',
      'is nested deeper than 16',
    ],
  ]
  test.each(refused.map(([body, scimType, detail]) => ({ body, scimType, detail })))(
    '$detail',
    ({ body, scimType, detail }) => {
      expect(() => validate(body, userType)).toThrow(
        expect.objectContaining({ status: 400, scimType, detail: expect.stringContaining(detail) }),
      )
    },
  )
})

describe('POST /Groups (RFC 7643 §4.2)', () => {
  test('keeps members that do not exist yet', () => {
    const body = {
      displayName: 'EU',
      members: [
        { value: 'u1', display: 'Ada' },
        { value: 'u2', type: 'User' },
      ],
    }
    expect(validate(body, groupType)).toMatchObject(body)
  })

  test('a member needs a value', () => {
    expect(() =>
      validate({ displayName: 'EU', members: [{ value: 'u1' }, { display: 'Ada' }] }, groupType),
    ).toThrow('members[1].value is required')
  })
})

describe('PUT (RFC 7644 §3.5.1)', () => {
  test('clears what is left out and ignores what is readOnly', () => {
    const current = validate({ userName: 'a', title: 'Dr', [enterprise]: { department: 'R' } }, userType)
    expect(validate({ id: 'other', userName: 'a' }, userType, current)).toEqual({
      schemas: [core],
      userName: 'a',
    })
  })

  test('leaves an immutable attribute alone', () => {
    const badge = { type: 'string', description: 'Badge', mutability: 'immutable' } as const
    const type = { ...userType, attributes: { ...userType.attributes, badge } }
    expect(() => validate({ userName: 'a', badge: '2' }, type, { userName: 'a', badge: '1' })).toThrow(
      expect.objectContaining({ scimType: 'mutability', detail: 'badge cannot be changed once it is set' }),
    )
    expect(validate({ userName: 'a', badge: '1' }, type, { userName: 'a' })).toMatchObject({ badge: '1' })
  })
})

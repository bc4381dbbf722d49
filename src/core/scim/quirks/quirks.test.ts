import { describe, expect, test } from 'vitest'
import { detectIdp, type Idp } from '../detect'
import type { JsonObject } from '../json'
import { memberDelta } from '../member-delta'
import { patch } from '../patch'
import { readListQuery, readPatch, readResource } from '../read-request'
import { groupType, userType } from '../schema/registry'
import { isProbe, probeAddress } from './jumpcloud-probe'

const core = 'urn:ietf:params:scim:schemas:core:2.0:User'
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

const ada = { userName: 'ada@example.com', name: { givenName: 'Ada' }, active: true }

const afterPatch = (idp: Idp, Operations: JsonObject[], user: JsonObject = ada) =>
  patch(user, readPatch({ schemas: [patchOp], Operations }, userType, idp), userType).resource

const delta = (idp: Idp, Operations: JsonObject[]) =>
  memberDelta(readPatch({ schemas: [patchOp], Operations }, groupType, idp))

describe('Entra, as documented for tenants without aadOptscim062020', () => {
  test.each<[string, JsonObject, JsonObject]>([
    [
      'disables with the string "False"',
      { op: 'Replace', path: 'active', value: 'False' },
      { active: false },
    ],
    ['enables with "True"', { op: 'Add', path: 'active', value: 'True' }, { active: true }],
    [
      'wraps a single value in an array',
      { op: 'Replace', path: 'displayName', value: [{ value: 'Ada L' }] },
      { displayName: 'Ada L' },
    ],
    [
      'wraps a sub-attribute in an array',
      { op: 'Add', path: 'name.familyName', value: [{ $ref: null, value: 'King' }] },
      { name: { givenName: 'Ada', familyName: 'King' } },
    ],
    [
      'sets an e-mail that is not there',
      { op: 'Add', path: 'emails[type eq "work"].value', value: 'a@b' },
      { emails: [{ type: 'work', value: 'a@b' }] },
    ],
    [
      'replaces a phone number that is not there',
      { op: 'Replace', path: 'phoneNumbers[type eq "mobile"].value', value: '+1' },
      { phoneNumbers: [{ type: 'mobile', value: '+1' }] },
    ],
    [
      'sets a part of an address that is not there',
      { op: 'Add', path: 'addresses[type eq "work"].streetAddress', value: 'St 1' },
      { addresses: [{ type: 'work', streetAddress: 'St 1' }] },
    ],
    [
      'selects the primary role with a string',
      { op: 'Add', path: 'roles[primary eq "True"].value', value: 'Buyer' },
      { roles: [{ primary: true, value: 'Buyer' }] },
    ],
    [
      'sets the manager by bare id',
      { op: 'Add', path: `${enterprise}:manager`, value: 'm1' },
      { [enterprise]: { manager: { value: 'm1' } } },
    ],
    [
      'sets the manager as an array',
      { op: 'Add', path: `${enterprise}:manager`, value: [{ $ref: 'http://x/m1', value: 'm1' }] },
      { [enterprise]: { manager: { value: 'm1', $ref: 'http://x/m1' } } },
    ],
    [
      'sets an extension attribute by URN',
      { op: 'Add', path: `${enterprise}:department`, value: 'Sales' },
      { [enterprise]: { department: 'Sales' } },
    ],
    [
      'sets an attribute of a custom extension',
      { op: 'Add', path: 'urn:ietf:params:scim:schemas:extension:Custom:2.0:User:tag', value: 't' },
      { 'urn:ietf:params:scim:schemas:extension:Custom:2.0:User': { tag: 't' } },
    ],
  ])('%s', (_, operation, expected) => expect(afterPatch('entra', [operation])).toMatchObject(expected))

  test('several parts of one new address come together in it', () => {
    const { addresses } = afterPatch('entra', [
      { op: 'Add', path: 'addresses[type eq "work"].country', value: 'DE' },
      { op: 'Add', path: 'addresses[type eq "work"].locality', value: 'Ulm' },
    ])
    expect(addresses).toEqual([{ type: 'work', country: 'DE', locality: 'Ulm' }])
  })

  test('the manager is removed with an empty string', () => {
    const user = { ...ada, [enterprise]: { department: 'Sales', manager: { value: 'm1' } } }
    const patched = afterPatch('entra', [{ op: 'Replace', path: `${enterprise}:manager`, value: '' }], user)
    expect(patched[enterprise]).toEqual({ department: 'Sales' })
  })

  test('members removed by a value list are only those', () => {
    const sent = [{ op: 'Remove', path: 'members', value: [{ value: 'a' }, { value: 'b' }] }]
    expect(delta('entra', sent)).toMatchObject({ clear: false, remove: ['a', 'b'], add: [] })
  })

  test('an empty value list removes nobody', () => {
    expect(delta('entra', [{ op: 'Remove', path: 'members', value: [] }])).toMatchObject({
      clear: false,
      remove: [],
    })
  })

  test('e-mails removed by a value list are only those', () => {
    const user = {
      ...ada,
      emails: [
        { value: 'a@b', type: 'work' },
        { value: 'c@d', type: 'home' },
      ],
    }
    const patched = afterPatch(
      'entra',
      [{ op: 'Remove', path: 'emails', value: [{ value: 'a@b', type: 'work' }] }],
      user,
    )
    expect(patched.emails).toEqual([{ value: 'c@d', type: 'home' }])
  })

  test('a new user with strings for booleans', () => {
    const body = {
      schemas: [core, enterprise],
      userName: 'a',
      active: 'True',
      emails: [{ value: 'a@b', primary: 'true' }],
    }
    expect(readResource(body, userType, 'entra')).toMatchObject({ active: true, emails: [{ primary: true }] })
  })

  test('a group under Microsoft’s own schema', () => {
    const schemas = ['http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group']
    expect(readResource({ schemas, externalId: 'e', displayName: 'G' }, groupType, 'entra')).toEqual({
      schemas: [groupType.schema.id],
      externalId: 'e',
      displayName: 'G',
    })
  })

  test('a filter with a string for a boolean', () => {
    const query = readListQuery(
      new URLSearchParams({ filter: 'roles[primary eq "True"].value eq "x"' }),
      [userType],
      'entra',
    )
    expect(query.filter).toMatchObject({ where: { filters: [{ value: true }, { value: 'x' }] } })
  })
})

describe('Entra with aadOptscim062020', () => {
  test('paths in the place of names', () => {
    const value = {
      displayName: 'Ada L',
      'name.familyName': 'King',
      'emails[type eq "work"].value': 'a@b',
      [`${enterprise}:department`]: 'Sales',
      [`${enterprise}:manager`]: { value: 'm1' },
      'urn:ietf:params:scim:schemas:extension:Custom:2.0:User:tag': 't',
    }
    expect(afterPatch('entra', [{ op: 'replace', value }])).toMatchObject({
      displayName: 'Ada L',
      name: { givenName: 'Ada', familyName: 'King' },
      emails: [{ type: 'work', value: 'a@b' }],
      [enterprise]: { department: 'Sales', manager: { value: 'm1' } },
      'urn:ietf:params:scim:schemas:extension:Custom:2.0:User': { tag: 't' },
    })
  })

  test('members removed one by one', () => {
    expect(delta('entra', [{ op: 'remove', path: 'members[value eq "a"]' }])).toMatchObject({ remove: ['a'] })
  })
})

describe('Okta', () => {
  test('deactivates without a path', () => {
    expect(afterPatch('okta', [{ op: 'replace', value: { active: false } }])).toMatchObject({ active: false })
  })

  test('creates with a random password and groups, of which nothing is kept', () => {
    const body = {
      schemas: [core],
      userName: 'ada',
      locale: 'en-US',
      groups: [],
      password: 'r4nd0m',
      active: true,
    }
    expect(readResource(body, userType, 'okta')).toEqual({
      schemas: [core],
      userName: 'ada',
      locale: 'en-US',
      active: true,
    })
  })

  test('renames a group with its id beside the name', () => {
    const { rest, ...members } = delta('okta', [{ op: 'replace', value: { id: 'g1', displayName: 'New' } }])
    expect(patch({ displayName: 'Old' }, rest, groupType).resource).toMatchObject({ displayName: 'New' })
    expect(members).toEqual({ clear: false, add: [], remove: [], removeWhere: [] })
  })

  test('pushes members in one request that removes and adds', () => {
    const sent: JsonObject[] = [
      { op: 'remove', path: 'members[value eq "a"]' },
      { op: 'add', path: 'members', value: [{ value: 'b', display: 'b@example.com' }] },
    ]
    expect(delta('okta', sent)).toMatchObject({
      remove: ['a'],
      add: [{ value: 'b', display: 'b@example.com' }],
    })
  })

  test('replaces all members', () => {
    expect(delta('okta', [{ op: 'replace', path: 'members', value: [{ value: 'b' }] }])).toMatchObject({
      clear: true,
      add: [{ value: 'b' }],
    })
  })

  test('a value path that matches nothing is noTarget, as the RFC has it (§3.5.2.3)', () => {
    expect(() =>
      afterPatch('okta', [{ op: 'replace', path: 'emails[type eq "work"].value', value: 'a@b' }]),
    ).toThrow(expect.objectContaining({ scimType: 'noTarget' }))
  })
})

describe('Others', () => {
  test('OneLogin: the schema markers of SCIM drafts', () => {
    const body = {
      schemas: ['urn:scim:schemas:core:2.0'],
      userName: 'a',
      'urn:scim:schemas:extension:enterprise:1.0': { department: 'Sales' },
    }
    expect(readResource(body, userType, 'onelogin')).toEqual({
      schemas: [core, enterprise],
      userName: 'a',
      [enterprise]: { department: 'Sales' },
    })
  })

  test('PingOne: of two primary e-mails the first is meant', () => {
    const body = {
      userName: 'a',
      emails: [
        { value: '1', primary: true },
        { value: '2', primary: true },
      ],
    }
    expect(readResource(body, userType, 'ping').emails).toEqual([
      { value: '1', primary: true },
      { value: '2', primary: false },
    ])
  })

  test('PingOne: an operator in any case', () => {
    const { filter } = readListQuery(new URLSearchParams({ filter: 'userName Eq "a"' }), [userType], 'ping')
    expect(filter).toMatchObject({ operator: 'eq' })
  })

  test('authentik: members removed by a value list of ids', () => {
    expect(delta('authentik', [{ op: 'remove', path: 'members', value: [{ value: 'a' }] }])).toMatchObject({
      clear: false,
      remove: ['a'],
    })
  })

  test.each([
    ['test@corp.com', 'jumpcloud', true],
    ['jctestuser1@corp.com', 'jumpcloud', true],
    ['scim-test-user@corp.com', 'jumpcloud', true],
    ['testarossa@corp.com', 'jumpcloud', false],
    ['contest@corp.com', 'jumpcloud', false],
    ['test@corp.com', 'okta', false],
    [probeAddress, 'generic', true],
  ] as const)('JumpCloud’s activation probe: %s from %s → %s', (userName, idp, expected) => {
    expect(isProbe({ userName }, idp)).toBe(expected)
  })
})

describe('Who speaks is told by', () => {
  test.each<[string, Parameters<typeof detectIdp>[0], Idp]>([
    ['Okta’s user agent', { userAgent: 'Okta SCIM Client 1.0.0' }, 'okta'],
    ['Microsoft’s user agent', { userAgent: 'Microsoft Azure AD SCIM provisioning' }, 'entra'],
    ['the flag in Entra’s tenant URL', { query: new URLSearchParams('aadOptscim062020') }, 'entra'],
    ['operations in capitals', { body: { Operations: [{ op: 'Add', path: 'x', value: 1 }] } }, 'entra'],
    [
      'Microsoft’s group schema',
      { body: { schemas: ['http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'] } },
      'entra',
    ],
    [
      'Entra’s test of a connection',
      { query: new URLSearchParams({ filter: 'userName eq "7d2f6c1e-0c1b-4f57-9d0a-3b7a4c3b9c11"' }) },
      'entra',
    ],
    [
      'Entra’s search for a group',
      { query: new URLSearchParams({ filter: 'displayName eq "EU"', excludedAttributes: 'members' }) },
      'entra',
    ],
    [
      'paths in the place of names',
      { body: { Operations: [{ op: 'replace', value: { 'emails[type eq "work"].value': 'a' } }] } },
      'entra',
    ],
    [
      'Okta’s test of a connection',
      { query: new URLSearchParams({ filter: 'userName eq "test.user@okta.local"' }) },
      'okta',
    ],
    ['OneLogin’s user agent', { userAgent: 'OneLogin SCIM' }, 'onelogin'],
    ['a schema of SCIM drafts', { body: { schemas: ['urn:scim:schemas:core:2.0'] } }, 'onelogin'],
    ['JumpCloud’s user agent', { userAgent: 'JumpCloud/1.0' }, 'jumpcloud'],
    ['Ping’s user agent', { userAgent: 'PingOne Provisioning' }, 'ping'],
    ['authentik’s user agent', { userAgent: 'goauthentik.io/2025.2' }, 'authentik'],
    ['nothing', { userAgent: 'curl/8', body: { Operations: [{ op: 'add' }] } }, 'generic'],
    ['nothing in a word that holds “ping”', { userAgent: 'shipping-bot' }, 'generic'],
  ])('%s', (_, traits, idp) => expect(detectIdp(traits)).toBe(idp))
})

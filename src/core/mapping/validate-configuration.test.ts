import { describe, expect, test } from 'vitest'
import { validateConfiguration } from './validate-configuration'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

const path = (...paths: string[]) => ({ kind: 'path', paths })
const email = { to: 'email', source: path('userName') }
const mapped = (...rows: unknown[]) => ({ mappings: { d1: [email, ...rows] } })
const ruled = (rule: object) => ({ rules: [{ id: 'r1', name: 'Sales', ...rule }] })
const stored = (settings: object) => ({ stores: { s1: settings } })

function problemsOf(candidate: unknown) {
  const validated = validateConfiguration(candidate)
  return validated.ok ? [] : validated.problems
}

test('a configuration is whole when it says nothing: everything has a default', () => {
  expect(validateConfiguration({})).toMatchObject({ ok: true, configuration: { rules: null } })
})

type Case = [string, unknown, { where: string; message: string; at?: string; position?: unknown }]

describe('conditions are SCIM filters over the user and its groups (RFC 7644 §3.4.2.2)', () => {
  test.each([
    'groups.display eq "EU wholesale"',
    `groups.display eq "EU" and ${enterprise}:department eq "Sales"`,
    'emails[type eq "work" and value ew "@example.com"] or not (title pr)',
    'urn:example:params:custom:2.0:User:badge eq 4',
    'badgeColour eq "red"',
    '',
  ])('%s can be one', (condition) => expect(problemsOf(ruled({ condition }))).toEqual([]))

  test.each<[string, string, { line: number; column: number } | null]>([
    ['title equals "Boss"', 'expected one of eq, ne, co, sw, ew, gt, ge, lt, le, pr', { line: 1, column: 7 }],
    ['title eq "Boss" and\n  title eq', 'expected a value', { line: 2, column: 11 }],
    ['titel eq "Boss"', 'did you mean title?', { line: 1, column: 1 }],
    ['active eq true and name.givenNam pr', 'did you mean name.givenName?', { line: 1, column: 20 }],
    ['department eq "Sales"', `write ${enterprise}:department`, { line: 1, column: 1 }],
    ['password pr', 'a secret', { line: 1, column: 1 }],
    ['active eq "yes"', 'active is a boolean', null],
  ])('%s is refused', (condition, message, position) => {
    expect(problemsOf(ruled({ condition }))).toMatchObject([
      {
        at: 'rules.0.condition',
        where: 'Rule "Sales", condition',
        message: expect.stringContaining(message),
        position,
      },
    ])
  })
})

test.each<Case>([
  [
    'a path with a mistake in it',
    mapped({ to: 'phone', source: path('phoneNumbers[type eq].value') }),
    { where: 'Mapping, phone, value', message: 'expected a value', position: { line: 1, column: 21 } },
  ],
  [
    'a path to an attribute that nobody has',
    mapped({ to: 'firstName', source: path('name.givenName', 'nam.givenName') }),
    { where: 'Mapping, firstName, value', message: 'did you mean name?' },
  ],
  [
    'a template that is none',
    mapped({ to: 'note', source: { kind: 'template', template: 'Dear\n{{ name.givenName' } }),
    { where: 'Mapping, note, value', message: 'not closed', position: { line: 2, column: 1 } },
  ],
  [
    'an override that is wrong for one store',
    mapped({
      to: 'note',
      source: path('title'),
      stores: { s1: { kind: 'template', template: '{{ x | y }}' } },
    }),
    { where: 'Mapping, note, store, s1', message: 'ndefined filter', at: 'mappings.d1.1.stores.s1' },
  ],
  [
    'a field that two rows write',
    mapped({ to: 'email', source: path('userName') }),
    { where: 'Mapping, email, field', message: 'another row' },
  ],
  [
    'a mapping that leaves Shopify nothing to know a customer by',
    { mappings: { d1: [{ to: 'note', source: path('title') }] } },
    { where: 'Mapping', message: 'an e-mail address, a phone number or a name' },
  ],
  [
    'a template that a store is to write back to',
    mapped({ to: 'note', owner: 'newest', source: { kind: 'template', template: '{{ title }}' } }),
    { where: 'Mapping, note, owner', message: 'choose directory or store' },
  ],
  [
    'a field that customers have not',
    mapped({ to: 'shoeSize', source: path('title') }),
    { where: 'Mapping, shoeSize, field', message: 'not a field of a customer' },
  ],
  [
    'a metafield without a type',
    mapped({ to: 'metafield:people.grade', source: path('title') }),
    { where: 'Mapping, metafield people.grade, type', message: 'say which type' },
  ],
  [
    'a metafield of a type that Shopify has not',
    mapped({ to: 'metafield:people.grade', metafieldType: 'number', source: path('title') }),
    { where: 'Mapping, metafield people.grade, type', message: 'number is no type' },
  ],
  [
    'the metafield that Rollcall itself needs',
    mapped({ to: 'metafield:$app.rollcall_link', metafieldType: 'json', source: path('title') }),
    { where: 'Mapping, metafield $app.rollcall_link, field', message: 'recognizes its customers' },
  ],
  [
    'a tag with a comma',
    ruled({ tags: ['vip', 'Legal, EMEA'] }),
    { where: 'Rule "Sales", tags, number 2', message: 'two tags' },
  ],
  [
    'a tag longer than Shopify keeps',
    ruled({ tags: ['x'.repeat(256)] }),
    { where: 'Rule "Sales", tags, number 1', message: 'at most 255 characters' },
  ],
  [
    'a tag whose template never ends',
    ruled({ tags: ['{% for i in (1..100000000) %}x{% endfor %}'] }),
    { where: 'Rule "Sales", tags, number 1', message: 'more than a template may build' },
  ],
  [
    'a company role by something other than ids of Shopify',
    ruled({ roles: [{ companyId: 'Acme', locationId: 'gid://shopify/CompanyLocation/1', roleId: 'x' }] }),
    { where: 'Rule "Sales", roles, number 1', message: 'companyId is not the id of a Company' },
  ],
  ['a rule without a name', ruled({ name: ' ' }), { where: 'Rule 1, name', message: '' }],
  [
    'a scope whose condition is wrong',
    stored({ scope: { kind: 'condition', condition: 'active eq' } }),
    { where: 'Store settings, scope, condition', message: 'expected a value' },
  ],
  [
    'a marker that Shopify would split',
    stored({ policy: { marker: 'gone, for good' } }),
    { where: 'Store settings, leaving, marker', message: 'two tags' },
  ],
])('%s is named', (_, candidate, { message, ...expected }) => {
  expect(problemsOf(candidate)).toMatchObject([{ ...expected, message: expect.stringContaining(message) }])
})

test('everything that is wrong is named at once', () => {
  const candidate = {
    ...mapped({ to: 'note', source: path('titel') }),
    ...ruled({ condition: 'x', tags: ['a,b'] }),
  }
  expect(problemsOf(candidate).map(({ at }) => at)).toEqual([
    'mappings.d1.1.source',
    'rules.0.condition',
    'rules.0.tags.0',
  ])
})

test.each([null, [], 'rules', 7, { rules: 'all' }, { mappings: [[]] }])(
  'what is no configuration (%j) has a problem and breaks nothing',
  (candidate) => expect(problemsOf(candidate).length).toBeGreaterThan(0),
)

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { includesTag } from '../reconcile/canonical'
import { fieldEntries } from '../reconcile/field-entries'
import { Configuration } from './configuration'
import { desiredCustomer } from './desired-customer'
import { explain } from './explain'
import type { Person } from './person'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const moment = { storeId: 's1', now: new Date('2026-11-25T00:00:00Z') }

const person = fc
  .record({
    title: fc.option(fc.constantFrom('Boss', 'Clerk', '7'), { nil: undefined }),
    department: fc.constantFrom('Sales', 'Legal, EMEA', ''),
    groups: fc.subarray(['EU', 'US', 'Wholesale']),
    phone: fc.constantFrom('+41 44 123 45 67', 'ask Bob', ''),
    active: fc.boolean(),
  })
  .map(({ title, department, groups, phone, active }): Person => ({
    sources: [
      {
        userId: 'u1',
        directoryId: 'd1',
        active,
        deleted: false,
        resource: {
          userName: 'ada@example.com',
          ...(title !== undefined && { title }),
          phoneNumbers: [{ type: 'mobile', value: phone }],
          [enterprise]: { department },
        },
        groups: groups.map((display) => ({ id: display.toLowerCase(), display })),
      },
    ],
    override: null,
    leftAt: active ? null : new Date('2026-01-01T00:00:00Z'),
  }))

const condition = fc.constantFrom(
  '',
  'title pr',
  'title eq "Boss"',
  'groups.display eq "EU"',
  `groups.value eq "wholesale" and not (${enterprise}:department eq "Sales")`,
)
const metafield = fc.record({
  field: fc.constantFrom('metafield:people.grade', 'metafield:people.team'),
  type: fc.constantFrom('number_integer', 'single_line_text_field'),
  template: fc.constantFrom('{{ title }}', '{{ department }}', 'x'),
})
const rule = fc.record({
  enabled: fc.boolean(),
  condition,
  stores: fc.constantFrom(null, ['s1'], ['s2']),
  tags: fc.subarray(['vip', 'VIP', 'dept:{{ department }}', '{{ title }}', '{{ name | upcase }}']),
  metafields: fc.uniqueArray(metafield, { maxLength: 2, selector: ({ field }) => field }),
  last: fc.boolean(),
})
const configuration = fc
  .record({
    rules: fc.array(rule, { maxLength: 5 }),
    scope: fc.constantFrom(
      { kind: 'all' },
      { kind: 'groups', groups: ['eu'] },
      { kind: 'condition', condition: 'title pr' },
    ),
  })
  .map(({ rules, scope }) =>
    Configuration.parse({
      rules: rules.map((each, index) => ({ ...each, id: `r${index}`, name: `Rule ${index}` })),
      stores: { s1: { scope } },
    }),
  )

test('what is explained is what is written: every tag and field has its origin, and what met rules give is there', () => {
  fc.assert(
    fc.property(person, configuration, (somebody, decided) => {
      const desired = desiredCustomer(somebody, decided, moment)
      const explained = explain(somebody, decided, moment)
      expect(explained.desired).toEqual(desired)
      expect(explained.tags.map(({ tag }) => tag)).toEqual(desired.tags)
      expect(explained.fields.map(({ field, value }) => [field, value])).toEqual(fieldEntries(desired.fields))
      if (desired.presence === 'leaver') return
      const given = explained.rules.flatMap(({ gives }) => gives?.tags ?? [])
      expect(given.every((tag) => includesTag(desired.tags, tag))).toBe(true)
      expect(desired.tags.every((tag) => includesTag(given, tag))).toBe(true)
      for (const { from } of explained.tags)
        for (const origin of from)
          expect(origin.kind === 'rule' && verdictOf(explained, origin.rule.id)).toMatchObject({
            verdict: 'met',
          })
      for (const { field, value, from } of explained.fields)
        if (from.kind === 'rule')
          expect(verdictOf(explained, from.rule.id)?.gives?.metafields[field]).toBe(value)
        else if (from.kind === 'nothing') expect(value).toBeNull()
    }),
    { numRuns: 300 },
  )
})

const verdictOf = ({ rules }: ReturnType<typeof explain>, id: string) =>
  rules.find(({ rule }) => rule.id === id)

const ada: Person = {
  sources: [
    {
      userId: 'u1',
      directoryId: 'd1',
      active: true,
      deleted: false,
      resource: { userName: 'ada@example.com', title: 'Boss' },
      groups: [{ id: 'g1', display: 'EU' }],
    },
  ],
  override: null,
  leftAt: null,
}

const explained = explain(
  ada,
  Configuration.parse({
    rules: [
      { id: 'off', name: 'Off', enabled: false, tags: ['a'] },
      { id: 'elsewhere', name: 'Elsewhere', stores: ['s2'], tags: ['b'] },
      { id: 'us', name: 'US', condition: 'title eq "Boss" and groups.display eq "US"', tags: ['us'] },
      { id: 'eu', name: 'EU', condition: 'groups.display eq "EU"', tags: ['eu'], last: true },
      { id: 'late', name: 'Late', tags: ['late'] },
    ],
  }),
  moment,
)

test('each rule says why it gives something, or why nothing', () => {
  expect(explained.rules.map(({ rule, verdict }) => [rule.name, verdict])).toEqual([
    ['Off', 'disabled'],
    ['Elsewhere', 'other-store'],
    ['US', 'not-met'],
    ['EU', 'met'],
    ['Late', 'after-last'],
  ])
})

test('a condition that is not met says which part of it, and what the person has there', () => {
  expect(explained.rules[2]?.condition).toMatchObject({
    holds: false,
    parts: [
      { text: 'title eq "Boss"', holds: true, actual: ['Boss'] },
      { text: 'groups.display eq "US"', holds: false, actual: ['EU'] },
    ],
  })
})

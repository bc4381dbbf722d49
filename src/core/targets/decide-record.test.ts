import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../scim/json'
import { decideRecord, verbOf, type DesiredRecord, type RecordLedger } from './decide-record'
import { desiredRecord, identifierOf } from './desired-record'
import { operationsFor } from './record-change'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const ada: JsonObject = {
  userName: 'ada@example.com',
  name: { givenName: 'Ada', familyName: 'Lovelace' },
  externalId: '00u1',
  active: true,
}
const record = desiredRecord(ada, 'u1')
const member: DesiredRecord = { presence: 'member', record, source: ada }
const leaver: DesiredRecord = { presence: 'leaver' }
const nowhere: RecordLedger = { recordId: null, agreed: null }
const there: RecordLedger = { recordId: 'r1', agreed: record }
const off: RecordLedger = { recordId: 'r1', agreed: { ...record, active: false } }

test.each<[string, DesiredRecord, RecordLedger, 'deactivate' | 'delete', string, string]>([
  ['a joiner', member, nowhere, 'deactivate', 'create', 'created'],
  ['someone whom the target has as they are', member, there, 'deactivate', 'none', 'updated'],
  ['a leaver, by default', leaver, there, 'deactivate', 'update', 'deactivated'],
  ['a leaver, where leaving means deletion', leaver, there, 'delete', 'delete', 'deleted'],
  ['a leaver who is switched off already', leaver, off, 'deactivate', 'none', 'updated'],
  ['a leaver who never was there', leaver, nowhere, 'delete', 'none', 'updated'],
  ['a rejoiner whose record was switched off', member, off, 'deactivate', 'update', 'reactivated'],
  ['a rejoiner whose record was deleted', member, nowhere, 'delete', 'create', 'created'],
])('%s', (_, desired, ledger, leaving, kind, verb) => {
  const plan = decideRecord(desired, ledger, leaving)
  expect(plan.kind).toBe(kind)
  expect(verbOf(plan, ledger)).toBe(verb)
})

test('a leaver loses nothing but active', () => {
  expect(decideRecord(leaver, there, 'deactivate')).toMatchObject({
    record: { ...record, active: false },
    changes: [{ path: 'active', from: true, to: false }],
  })
})

test('the externalId of a record that another client made stays that client’s', () => {
  const theirs = { recordId: 'r1', agreed: { ...record, externalId: 'hr-7', displayName: 'A. L.' } }
  expect(decideRecord(member, theirs, 'deactivate')).toMatchObject({
    record: { externalId: 'hr-7' },
    changes: [{ path: 'displayName', from: 'A. L.', to: null }],
  })
})

describe('PATCH of what changed (RFC 7644 §3.5.2)', () => {
  const changed = (from: JsonObject, to: JsonObject) => {
    const plan = decideRecord(
      { presence: 'member', record: desiredRecord(to, 'u1'), source: to },
      { recordId: 'r1', agreed: desiredRecord(from, 'u1') },
      'deactivate',
    )
    return plan.kind === 'update' ? operationsFor(plan.changes) : []
  }
  test.each<[string, JsonObject, JsonObject, unknown[]]>([
    [
      'a sub-attribute alone',
      ada,
      { ...ada, name: { givenName: 'Ada', familyName: 'King' } },
      [{ op: 'replace', path: 'name.familyName', value: 'King' }],
    ],
    [
      'a sub-attribute that is gone',
      ada,
      { ...ada, name: { givenName: 'Ada' } },
      [{ op: 'remove', path: 'name.familyName' }],
    ],
    [
      'an attribute of an extension',
      { ...ada, [enterprise]: { department: 'Sales', costCenter: '1' } },
      { ...ada, [enterprise]: { department: 'Legal', costCenter: '1' } },
      [{ op: 'replace', path: `${enterprise}:department`, value: 'Legal' }],
    ],
    [
      'a manager within an extension',
      { ...ada, [enterprise]: { manager: { value: '1' } } },
      { ...ada, [enterprise]: { manager: { value: '2' } } },
      [{ op: 'replace', path: `${enterprise}:manager.value`, value: '2' }],
    ],
    [
      'values as a whole',
      ada,
      { ...ada, emails: [{ value: 'a@b.example' }] },
      [{ op: 'replace', path: 'emails', value: [{ value: 'a@b.example' }] }],
    ],
    [
      'another spelling of a name',
      ada,
      { ...ada, username: 'ada@example.com', userName: 'ada@example.com' },
      [],
    ],
  ])('%s', (_, from, to, operations) => expect(changed(from, to)).toEqual(operations))
})

test('what is secret, ours or empty is not passed on', () => {
  const sent = desiredRecord(
    { ...ada, id: '1', meta: {}, password: 'x', groups: [], nickName: '', roles: [], active: false },
    'u1',
  )
  expect(sent).toEqual({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: 'ada@example.com',
    name: { givenName: 'Ada', familyName: 'Lovelace' },
    externalId: 'u1',
    active: true,
  })
})

test.each([
  ['id', 'u1'],
  ['userName', 'ada@example.com'],
  ['externalId', '00u1'],
  ['employeeNumber', '701'],
] as const)('people are told apart by %s', (identifier, value) => {
  const resource = { ...ada, [enterprise]: { employeeNumber: '701' } }
  expect(identifierOf(identifier, { id: 'u1', resource })).toBe(value)
})

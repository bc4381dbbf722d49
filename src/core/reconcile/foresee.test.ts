import { expect, test } from 'vitest'
import type { Desired, Ledger } from './decide'
import { foresee } from './foresee'

const nothing = { metafieldTypes: {}, roles: [], owners: {}, fields: {} }
const member: Desired = { ...nothing, presence: 'member', fields: { lastName: 'King' }, tags: ['member'] }
const leaver: Desired = { ...nothing, presence: 'leaver', cause: 'inactive', tags: ['gone'] }
const strange: Ledger = {
  linkId: 'l1',
  customerId: null,
  agreed: {},
  observed: {},
  observedTags: [],
  managedTags: [],
  observedRoles: [],
  managedRoles: [],
}
const linked: Ledger = {
  ...strange,
  customerId: 'c1',
  agreed: { lastName: 'Lovelace' },
  observedTags: ['member'],
  managedTags: ['member'],
}
const left: Ledger = { ...linked, observedTags: ['gone'], managedTags: ['gone'] }

test.each<[string, Desired, Ledger, boolean, object]>([
  [
    'a newcomer is created',
    member,
    strange,
    false,
    {
      kind: 'create',
      changes: [
        { field: 'lastName', from: null, to: 'King' },
        { field: 'tag', from: null, to: 'member' },
      ],
    },
  ],
  [
    'a changed value is an update from what was agreed',
    member,
    linked,
    false,
    { kind: 'update', changes: [{ field: 'lastName', from: 'Lovelace', to: 'King' }] },
  ],
  [
    'whoever leaves is restricted',
    leaver,
    linked,
    false,
    {
      kind: 'restrict',
      changes: [
        { field: 'tag', from: null, to: 'gone' },
        { field: 'tag', from: 'member', to: null },
      ],
    },
  ],
  ['whoever comes back is restored', member, left, true, { kind: 'restore' }],
  ['a leaver who never had a customer is kept as they are', leaver, strange, false, { kind: 'keep' }],
])('%s', (_, desired, ledger, restricted, expected) => {
  expect(foresee(desired, ledger, { restricted })).toMatchObject(expected)
})

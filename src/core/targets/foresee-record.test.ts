import { expect, test } from 'vitest'
import type { DesiredRecord, RecordLedger } from './decide-record'
import { foreseeRecord } from './foresee-record'

const there: RecordLedger = { recordId: 'r1', agreed: { userName: 'ada', active: true } }
const off: RecordLedger = { recordId: 'r1', agreed: { userName: 'ada', active: false } }
const nowhere: RecordLedger = { recordId: null, agreed: null }
const leaver: DesiredRecord = { presence: 'leaver' }
const member: DesiredRecord = { presence: 'member', record: { userName: 'ada', active: true }, source: {} }
const renamed: DesiredRecord = { ...member, record: { userName: 'augusta', active: true } }
const active = (from: string | null, to: string | null) => ({ field: 'active', from, to })

test.each<[string, DesiredRecord, RecordLedger, 'deactivate' | 'delete', object]>([
  [
    'a leaver is switched off',
    leaver,
    there,
    'deactivate',
    { kind: 'restrict', changes: [active('true', 'false')] },
  ],
  [
    'or deleted',
    leaver,
    there,
    'delete',
    {
      kind: 'restrict',
      changes: [
        { field: 'removal', from: null, to: 'delete' },
        { field: 'userName', from: 'ada', to: null },
        active('true', null),
      ],
    },
  ],
  ['who is switched off stays so', leaver, off, 'deactivate', { kind: 'keep' }],
  ['a leaver who was never there is nobody', leaver, nowhere, 'delete', { kind: 'keep' }],
  ['who comes back is switched on', member, off, 'deactivate', { kind: 'restore' }],
  [
    'who is called otherwise is changed',
    renamed,
    there,
    'deactivate',
    { kind: 'update', changes: [{ field: 'userName', from: 'ada', to: 'augusta' }] },
  ],
  ['a newcomer is created', member, nowhere, 'deactivate', { kind: 'create' }],
])('at a target %s', (_, desired, ledger, leaving, foreseen) => {
  expect(foreseeRecord(desired, ledger, leaving)).toMatchObject(foreseen)
})

import { describe, expect, test } from 'vitest'
import type { Json } from '../scim/json'
import type { MappingRow } from './configuration'
import type { AcceptedValues, UserSource } from './person'
import { profile, type ProfileLine } from './profile'

const lead: UserSource = {
  userId: 'u1',
  directoryId: 'd1',
  active: true,
  deleted: false,
  groups: [],
  resource: {
    name: { givenName: 'Augusta', familyName: 'King' },
    phoneNumbers: [{ type: 'mobile', value: '044 668 18 00' }],
    addresses: [{ country: 'CH' }],
    title: 'Countess',
  },
}

const row = (to: MappingRow['to'], path: string, owner: MappingRow['owner'] = 'directory'): MappingRow => ({
  to,
  owner,
  source: { kind: 'path', paths: [path] },
  stores: {},
})

const rows = [
  row('firstName', 'name.givenName'),
  row('lastName', 'name.familyName'),
  row('phone', 'phoneNumbers[type eq "mobile"].value'),
  row('note', 'title', 'store'),
]

const sent = (event: string, field: string, from: Json, to: Json): ProfileLine<string> => ({
  from: 'directory',
  userId: 'u1',
  changes: [{ field, from, to }],
  event,
})

const decided = (event: string, field: string, to: Json): ProfileLine<string> => ({
  from: 'decision',
  userId: 'p1',
  changes: [{ field, from: null, to }],
  event,
})

const married = sent(
  'married',
  'name',
  { givenName: 'Augusta', familyName: 'Byron' },
  lead.resource.name ?? null,
)
const created: ProfileLine<string> = {
  from: 'directory',
  userId: 'u1',
  event: 'created',
  changes: Object.entries({ ...lead.resource, name: { givenName: 'Augusta', familyName: 'Byron' } }).map(
    ([field, to]) => ({ field, from: null, to }),
  ),
}
const edited = decided('edited', 'note', 'Lady')
const accepted: AcceptedValues = { note: { value: 'Lady', against: 'Countess' } }

const writersOf = (lines: ProfileLine<string>[], values: AcceptedValues = {}, mapping = rows) =>
  Object.fromEntries(
    profile({ sources: [lead], override: null, leftAt: null, accepted: values }, lead, mapping, lines).map(
      ({ field, writer }) => [field, writer],
    ),
  )

describe('who wrote a field last', () => {
  test('a line counts for the fields that it moved, not for everything in its attribute', () => {
    expect(writersOf([married, created])).toEqual({
      firstName: 'created',
      lastName: 'married',
      phone: 'created',
      note: 'created',
    })
  })

  test.each<[string, ProfileLine<string>[], AcceptedValues, MappingRow['owner'], string | undefined]>([
    ['a store’s edit that counts', [edited, created], accepted, 'store', 'edited'],
    [
      'also after the directory repeated its own',
      [sent('again', 'title', 'Miss', 'Countess'), edited, created],
      accepted,
      'store',
      'edited',
    ],
    ['the newest of two edits', [decided('later', 'note', 'Lady'), edited], accepted, 'store', 'later'],
    [
      'the directory, once it said something new',
      [sent('new', 'title', 'Miss', 'Countess'), edited, created],
      { note: { value: 'Lady', against: 'Miss' } },
      'newest',
      'new',
    ],
    ['the directory, where it owns the field', [edited, created], accepted, 'directory', 'created'],
    ['nobody that is remembered', [], {}, 'directory', undefined],
    ['not another directory’s user', [{ ...created, userId: 'u2' }], {}, 'directory', undefined],
  ])('%s', (_, lines, values, owner, writer) => {
    expect(writersOf(lines, values, [row('note', 'title', owner)])).toEqual({ note: writer })
  })

  test('values are those that count, with the store that they come from', () => {
    const shown = profile({ sources: [lead], override: null, leftAt: null, accepted }, lead, rows, [])
    expect(shown.map(({ field, value, store }) => [field, value, store !== null])).toEqual([
      ['firstName', 'Augusta', false],
      ['lastName', 'King', false],
      ['phone', '+41446681800', false],
      ['note', 'Lady', true],
    ])
  })
})

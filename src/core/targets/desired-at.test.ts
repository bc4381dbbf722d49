import { expect, test } from 'vitest'
import type { Person, UserSource } from '../mapping/person'
import { desiredAt, type Scope } from './desired-at'

const from = (directoryId: string, fields: Partial<UserSource> = {}): UserSource => ({
  userId: directoryId,
  directoryId,
  active: true,
  deleted: false,
  resource: { userName: `ada@${directoryId}` },
  groups: [],
  ...fields,
})
const person = (...sources: UserSource[]): Person => ({ sources, override: null, leftAt: null })
const everyone: Scope = {
  source: 'all',
  sourceDirectoryId: null,
  isSourceLive: false,
  condition: null,
  directoryId: null,
}
const fromOkta: Scope = { ...everyone, source: 'directory', sourceDirectoryId: 'okta', isSourceLive: true }
const intoEntra: Scope = { ...everyone, directoryId: 'entra' }
const gone = { active: false, deleted: true, resource: {} }

test.each<[string, Person, Scope, object]>([
  [
    'someone active',
    person(from('okta')),
    everyone,
    { presence: 'member', record: { userName: 'ada@okta', externalId: 'p' } },
  ],
  [
    'someone of two directories is who the first active one says',
    person(from('okta', gone), from('entra')),
    everyone,
    { record: { userName: 'ada@entra' } },
  ],
  [
    'someone whom a store has brought, and whom the identity provider does not know yet',
    person(from('entra', { imported: true })),
    { ...intoEntra, source: 'stores' },
    { presence: 'member', record: { userName: 'ada@entra' } },
  ],
  [
    'someone whom a store has brought, once the identity provider has taken them over',
    person(from('entra', { imported: true, resource: { userName: 'ada@entra', externalId: 'e1' } })),
    { ...intoEntra, source: 'stores' },
    { presence: 'untouched', why: 'theirs' },
  ],
  [
    'someone whom no store has brought is not for a target of those',
    person(from('okta')),
    { ...intoEntra, source: 'stores' },
    { presence: 'leaver' },
  ],
  ['someone inactive', person(from('okta', { active: false })), everyone, { presence: 'leaver' }],
  ['someone deleted', person(from('okta', gone)), everyone, { presence: 'leaver' }],
  ['someone who is not of the source', person(from('ping')), fromOkta, { presence: 'leaver' }],
  [
    'someone who left the source alone',
    person(from('okta', gone), from('ping')),
    fromOkta,
    { presence: 'leaver' },
  ],
  [
    'someone whom the target’s own directory knows',
    person(from('okta'), from('entra')),
    intoEntra,
    { presence: 'untouched', why: 'theirs' },
  ],
  [
    'someone who left that directory again',
    person(from('okta'), from('entra', gone)),
    intoEntra,
    { presence: 'untouched', why: 'theirs' },
  ],
  ['someone whose directories only observe', person(), everyone, { presence: 'untouched', why: 'planned' }],
  [
    'someone whose source was paused',
    person(from('ping')),
    { ...fromOkta, isSourceLive: false },
    { presence: 'untouched', why: 'planned' },
  ],
  [
    'someone whom a teammate restricted',
    { ...person(from('okta')), override: { kind: 'restricted' } },
    everyone,
    { presence: 'leaver', byTeammate: true },
  ],
  [
    'a leaver whom a teammate keeps',
    { ...person(from('okta', gone)), override: { kind: 'kept' } },
    everyone,
    { presence: 'untouched', why: 'kept' },
  ],
  [
    'someone who meets the condition',
    person(from('okta')),
    { ...everyone, condition: 'userName ew "okta"' },
    { presence: 'member' },
  ],
  [
    'someone in the group that it asks for',
    person(from('okta', { groups: [{ id: 'g', display: 'Staff' }] })),
    { ...everyone, condition: 'groups.display eq "staff"' },
    { presence: 'member' },
  ],
  [
    'someone who is not',
    person(from('okta')),
    { ...everyone, condition: 'groups.display eq "staff"' },
    { presence: 'leaver' },
  ],
  [
    'someone who is not, and whom a teammate keeps',
    { ...person(from('okta')), override: { kind: 'kept' } },
    { ...everyone, condition: 'groups.display eq "staff"' },
    { presence: 'untouched', why: 'kept' },
  ],
])('%s', (_, someone, scope, expected) => expect(desiredAt('p', someone, scope)).toMatchObject(expected))

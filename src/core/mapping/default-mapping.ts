import type { MappingRow, Rule } from './configuration'

const row = (to: MappingRow['to'], ...paths: string[]): MappingRow => ({
  to,
  source: { kind: 'path', paths },
  owner: 'directory',
  stores: {},
})

/** How a user becomes a customer while nobody has changed it. */
export const defaultMapping: MappingRow[] = [
  row('email', 'emails[primary eq true].value', 'emails[type eq "work"].value', 'emails.value', 'userName'),
  row('firstName', 'name.givenName'),
  row('lastName', 'name.familyName'),
  row('phone', 'phoneNumbers[type eq "mobile"].value', 'phoneNumbers[primary eq true].value'),
]

const rule = (id: string, name: string, tag: string): Rule => ({
  id,
  name,
  enabled: true,
  condition: '',
  stores: null,
  tags: [tag],
  metafields: [],
  roles: [],
  last: false,
})

/** Every member is marked, and their department is a tag, while nobody has written rules. */
export const defaultRules: Rule[] = [
  rule('members', 'Everyone is a member', 'rollcall:member'),
  rule('departments', 'Department as a tag', '{% if department %}department:{{ department }}{% endif %}'),
]

import type { Configuration, MappingRow, Rule } from './configuration'
import type { UserSource } from './person'

export type DirectoryKind = 'okta' | 'entra' | 'onelogin' | 'jumpcloud' | 'ping' | 'website' | 'generic'

const row = (to: MappingRow['to'], ...paths: string[]): MappingRow => ({
  to,
  source: { kind: 'path', paths },
  owner: 'directory',
  stores: {},
})

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

/** Where each provider puts the address that people are known by; `userName` counts when it is one. */
const emails: Record<DirectoryKind, string[]> = {
  okta: ['emails[primary eq true].value', 'emails[type eq "work"].value', 'emails.value', 'userName'],
  // Entra maps mail to the work address and marks none as primary unless it is told to.
  entra: ['emails[type eq "work"].value', 'emails[primary eq true].value', 'emails.value', 'userName'],
  onelogin: ['emails[primary eq true].value', 'emails.value', 'userName'],
  jumpcloud: ['emails[primary eq true].value', 'emails[type eq "work"].value', 'emails.value', 'userName'],
  // Ping marks two addresses as primary where both are mapped; the first of them is the one it means.
  ping: ['emails[primary eq true].value', 'emails[type eq "work"].value', 'emails.value', 'userName'],
  website: ['emails[primary eq true].value', 'emails[type eq "work"].value', 'emails.value', 'userName'],
  generic: ['emails[primary eq true].value', 'emails[type eq "work"].value', 'emails.value', 'userName'],
}

const phones: Record<DirectoryKind, string[]> = {
  okta: ['phoneNumbers[type eq "mobile"].value', 'phoneNumbers[primary eq true].value'],
  entra: ['phoneNumbers[type eq "mobile"].value'],
  onelogin: ['phoneNumbers[type eq "mobile"].value', 'phoneNumbers[primary eq true].value'],
  jumpcloud: ['phoneNumbers[type eq "mobile"].value', 'phoneNumbers[type eq "work_mobile"].value'],
  ping: ['phoneNumbers[type eq "mobile"].value', 'phoneNumbers[primary eq true].value'],
  website: ['phoneNumbers[type eq "mobile"].value', 'phoneNumbers[primary eq true].value'],
  generic: ['phoneNumbers[type eq "mobile"].value', 'phoneNumbers[primary eq true].value'],
}

/** How a user becomes a customer while nobody has changed it. */
export const defaultMapping = (kind: DirectoryKind = 'generic'): MappingRow[] => [
  row('email', ...emails[kind]),
  row('firstName', 'name.givenName'),
  row('lastName', 'name.familyName'),
  row('phone', ...phones[kind]),
]

const address = (to: MappingRow['to'], part: string) =>
  row(to, `addresses[type eq "work"].${part}`, `addresses[primary eq true].${part}`, `addresses.${part}`)

/** Rows that are not written by default and can be switched on as they are. */
export const optionalRows: MappingRow[] = [
  address('address.address1', 'streetAddress'),
  address('address.city', 'locality'),
  address('address.zip', 'postalCode'),
  address('address.provinceCode', 'region'),
  address('address.countryCode', 'country'),
  row('address.company', `${enterprise}:organization`),
  row('locale', 'preferredLanguage', 'locale'),
  row('note', 'title'),
  {
    ...row('metafield:directory.department', `${enterprise}:department`),
    metafieldType: 'single_line_text_field',
  },
  {
    ...row('metafield:directory.employee_number', `${enterprise}:employeeNumber`),
    metafieldType: 'single_line_text_field',
  },
  {
    ...row('metafield:directory.cost_center', `${enterprise}:costCenter`),
    metafieldType: 'single_line_text_field',
  },
  { ...row('metafield:directory.groups', 'groups.display'), metafieldType: 'list.single_line_text_field' },
]

/** The mapping that counts for a user. */
export const mappingOf = (
  { mappings }: Pick<Configuration, 'mappings'>,
  { directoryId, kind }: Pick<UserSource, 'directoryId' | 'kind'>,
): MappingRow[] => mappings[directoryId] ?? defaultMapping(kind)

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

import type { CsvColumn } from '@/core/inbound/csv-columns'

/** What a column holds, in words for a person. */
export const columnWords: Record<CsvColumn, string> = {
  ignored: 'Leave out',
  id: 'Id at the source',
  email: 'E-mail',
  givenName: 'First name',
  familyName: 'Last name',
  displayName: 'Name to show',
  phone: 'Phone',
  locale: 'Language',
  department: 'Department',
  groups: 'Groups, separated by commas',
  active: 'Active (no: has left)',
  streetAddress: 'Street',
  locality: 'City',
  region: 'State or region',
  postalCode: 'Postal code',
  country: 'Country code',
}

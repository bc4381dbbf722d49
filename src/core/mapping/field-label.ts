import { isMetafield, type FieldName, type StandardField } from '../reconcile/customer-store'

const labels: Record<StandardField, string> = {
  email: 'E-mail',
  phone: 'Phone',
  firstName: 'First name',
  lastName: 'Last name',
  locale: 'Locale',
  note: 'Note',
  taxExempt: 'Tax exempt',
  emailMarketing: 'E-mail marketing',
  smsMarketing: 'SMS marketing',
  'address.company': 'Company',
  'address.address1': 'Street',
  'address.address2': 'Street, second line',
  'address.city': 'City',
  'address.zip': 'Postal code',
  'address.provinceCode': 'Province',
  'address.countryCode': 'Country',
}

/** A field as people read it: E-mail · Metafield people.grade */
export const fieldLabel = (field: FieldName): string =>
  isMetafield(field) ? `Metafield ${field.slice('metafield:'.length)}` : labels[field]

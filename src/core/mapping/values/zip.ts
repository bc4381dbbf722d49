import { invalid, valid, type Checked } from './checked'

/** Where Shopify refuses a postal code of another form; a leading zero that a spreadsheet has eaten shows here. */
const forms: Record<string, RegExp> = {
  US: /^\d{5}(-?\d{4})?$/,
  CA: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i,
}
const LONGEST = 20

export function checkZip(text: string, country: string | null): Checked {
  const form = country === null ? undefined : forms[country]
  if (text.length <= LONGEST && (!form || form.test(text))) return valid(text)
  return invalid(
    'zip-invalid',
    `"${text.slice(0, 40)}" is no postal code${form ? ` of ${country}` : ''}`,
    'Correct the postal code in the identity provider.',
  )
}

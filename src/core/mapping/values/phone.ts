import parsePhone, { isSupportedCountry } from 'libphonenumber-js/min'
import { invalid, valid, type Checked } from './checked'

/** A telephone number in E.164; `country` (ISO 3166-1 alpha-2) is where a number without a prefix is from. */
export function checkPhone(text: string, country: string | null): Checked {
  const from = country !== null && isSupportedCountry(country) ? country : undefined
  const number = parsePhone(text, from)
  if (number?.isValid()) return valid(number.number)
  const needsCountry = !text.startsWith('+') && from === undefined
  return invalid(
    'phone-invalid',
    needsCountry
      ? `"${text.slice(0, 40)}" says no country, and neither do the person’s address or locale`
      : `"${text.slice(0, 40)}" is not a telephone number${from ? ` of ${from} or of any other country` : ''}`,
    'Write the number with its country, such as +41 44 123 45 67, or fill in the country of the address.',
  )
}

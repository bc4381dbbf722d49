import { invalid, valid, type Checked } from './checked'
import { countries } from './countries'

const codes = new Set(countries.values())

/** Languages in which directories write the names of countries. */
const languages = [
  'en',
  'de',
  'fr',
  'it',
  'es',
  'pt',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
  'tr',
  'ja',
  'zh',
]

/** What people write and no list has. */
const others = {
  uk: 'GB',
  'u.k.': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'great britain': 'GB',
  'u.s.': 'US',
  'u.s.a.': 'US',
  'united states of america': 'US',
  america: 'US',
  korea: 'KR',
  'republic of korea': 'KR',
  holland: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  'ivory coast': 'CI',
  russia: 'RU',
  'russian federation': 'RU',
  macedonia: 'MK',
  burma: 'MM',
  uae: 'AE',
}

let known: Map<string, string> | undefined

/** ISO 3166-1 alpha-2 of a country, from that, from alpha-3 or from its name; undefined for what is none. */
export function countryCode(text: string): string | undefined {
  const code = text.trim().toUpperCase()
  if (codes.has(code)) return code
  return countries.get(code) ?? names().get(folded(text))
}

function names(): Map<string, string> {
  known ??= new Map([
    ...languages.flatMap((language) => {
      const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
      return [...codes].map((code): [string, string] => [folded(display.of(code) ?? code), code])
    }),
    ...Object.entries(others),
  ])
  return known
}

const folded = (text: string) => text.trim().toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')

export function checkCountry(text: string): Checked {
  const code = countryCode(text)
  if (code !== undefined) return valid(code)
  return invalid(
    'country-unknown',
    `"${text.slice(0, 40)}" is no country that Shopify knows`,
    'Send the country as a two-letter code, such as CH.',
  )
}

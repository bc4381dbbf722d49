import { invalid, valid, type Checked } from './checked'
import { provinces } from './provinces'

/** A province's code, from the code (also as US-CA) or the name; what is no code of an unlisted country is left out. */
export function checkProvince(text: string, country: string | null): Checked {
  const written = text.trim()
  const code = written.toUpperCase().replace(new RegExp(`^${country ?? '[A-Z]{2}'}-`), '')
  const listed = country === null ? undefined : provinces[country]
  const known = listed ? listed.get(written.toLowerCase()) : undefined
  if (known !== undefined) return valid(known)
  const isCode = listed ? [...listed.values()].includes(code) : /^[A-Z0-9]{1,4}$/.test(code)
  if (isCode) return valid(code)
  return invalid(
    'province-unknown',
    `"${written.slice(0, 40)}" is no code of a province${country === null ? '' : ` of ${country}`}`,
    'Send the province as a code, such as CA for California, or switch this row off.',
  )
}

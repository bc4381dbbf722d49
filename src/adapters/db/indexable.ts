import { invalidValue } from '@/core/scim/error'

/** In code points, of up to four bytes: an entry of a Postgres index holds about 2,700 bytes. */
export const longestIndexed = 500

export const isIndexable = (text: string): boolean =>
  text.length <= longestIndexed || [...text].length <= longestIndexed

/** The start of a text, as much as an index takes. */
export const indexableStart = (text: string): string =>
  isIndexable(text) ? text : [...text].slice(0, longestIndexed).join('')

/** Refuses what must be unique or found but is too long for that. */
export function requireIndexable(attribute: string, text: string): void {
  if (!isIndexable(text)) throw invalidValue(`${attribute}: expected at most ${longestIndexed} characters`)
}

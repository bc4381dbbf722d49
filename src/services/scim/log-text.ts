import type { Json } from '@/core/scim/json'
import { keptText } from '@/core/scim/kept-text'
import { storableText } from '@/core/scim/storable'

const LONGEST_BODY = 16_384
const LONGEST_LINE = 2_000
const tooLong = JSON.stringify(`longer than ${LONGEST_BODY} characters, too long to keep`)

/** One line of text that the request log can keep. */
export const lineOf = (text: string) => storableText(text.slice(0, LONGEST_LINE))

/**
 * Bodies are for a person to read: without secrets, and left out where they are long. `printed` is the body as JSON; it is
 * read again where it has to be looked into and `body` is not there.
 */
export function keptBody(printed: string | undefined, body?: Json): string | null {
  if (printed === undefined || body === null) return null
  return printed.length > LONGEST_BODY ? tooLong : keptText(printed, body)
}

import type { FieldName } from '../../reconcile/customer-store'
import { invalid, valid, type Checked } from './checked'

const LONGEST_NOTE = 5_000
const LONGEST_LINE = 255
/** Of any one metafield since API version 2026-04. */
const LONGEST_METAFIELD = 16_384

/** Text that means nothing special, as far as Shopify keeps it; it is never cut off silently. */
export function checkLength(field: FieldName, text: string): Checked {
  const most = field.startsWith('metafield:')
    ? LONGEST_METAFIELD
    : field === 'note'
      ? LONGEST_NOTE
      : LONGEST_LINE
  if (text.length <= most) return valid(text)
  return invalid(
    'too-long',
    `has ${text.length.toLocaleString('en-US')} characters; Shopify keeps ${most.toLocaleString('en-US')}`,
    'Shorten it in the identity provider, or cut it with a template: {{ title | truncate: 200 }}.',
  )
}

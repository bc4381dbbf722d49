import { checkBoolean } from './boolean'
import { invalid, valid, type Checked } from './checked'

/** Shopify lets an app set these three states of marketing consent and no other. */
const states = ['SUBSCRIBED', 'UNSUBSCRIBED', 'PENDING']

export function checkConsent(text: string): Checked {
  const state = text.toUpperCase()
  if (states.includes(state)) return valid(state)
  const meant = checkBoolean(text)
  if (meant.ok) return valid(meant.value === 'true' ? 'SUBSCRIBED' : 'UNSUBSCRIBED')
  return invalid(
    'consent-invalid',
    `"${text.slice(0, 40)}" is no state of marketing consent`,
    'Give true, false, SUBSCRIBED, UNSUBSCRIBED or PENDING.',
  )
}

import { HttpResponseError } from '@shopify/shopify-api'
import type { TokenGrant } from './token-grant'

export type OAuthFailureCode =
  | 'shop-invalid'
  | 'signature-invalid'
  | 'link-expired'
  | 'state-unknown'
  | 'denied'
  | 'grant-rejected'
  | 'app-rejected'
  | 'client-id-unknown'
  | 'secret-wrong'
  | 'shop-unknown'
  | 'shop-not-permitted'
  | 'not-installed'
  | 'store-unavailable'

/** Why a store could not be connected or its access not be renewed. */
export type OAuthFailure = { code: OAuthFailureCode; message: string }

export type OAuthResult = { ok: true; grant: TokenGrant } | { ok: false; failure: OAuthFailure }

const messages: Record<OAuthFailureCode, string> = {
  'shop-invalid': 'Shopify sent us back with an address that is no shop.',
  'signature-invalid': 'The answer is not signed by Shopify with the secret of this app.',
  'link-expired': 'The answer of Shopify is older than 90 seconds. Connect the store again.',
  'state-unknown':
    'This connection was not started here, was used already, or took too long. Connect the store again.',
  denied: 'The installation was cancelled in Shopify.',
  'grant-rejected': 'Shopify no longer accepts this permission. Connect the store again.',
  'app-rejected': 'Shopify does not accept the client id and secret of this app for this store.',
  'client-id-unknown': 'Shopify knows no app with this client id.',
  'secret-wrong': 'This client secret does not belong to the client id, or it was revoked in Shopify.',
  'shop-unknown': 'Shopify has no shop at this address.',
  'shop-not-permitted':
    'This shop does not belong to the Shopify organization that made the app. Let a person install the app instead.',
  'not-installed':
    'The app is not installed in this shop. Install it from the Dev Dashboard, or let a person install it here.',
  'store-unavailable': 'Shopify did not answer as expected. Try again in a minute.',
}

export const oauthFailed = (code: OAuthFailureCode) => ({
  ok: false as const,
  failure: { code, message: messages[code] },
})

/** Shopify's own words for what it does not accept of an app (OAuth errors of the token endpoint). */
const words: [string, OAuthFailureCode][] = [
  ['application_cannot_be_found', 'client-id-unknown'],
  ['invalid_client', 'secret-wrong'],
  ['shop_not_permitted', 'shop-not-permitted'],
  ['app_not_installed', 'not-installed'],
]

/** What a refusal with this status and body is about. 400 and 401 blame the code or refresh token unless it says else. */
export function rejectionOf(status: number, body: unknown): OAuthFailureCode {
  const text = JSON.stringify(body ?? '')
  const named = words.find(([word]) => text.includes(word))
  if (named) return named[1]
  if (status === 403) return 'app-rejected'
  if (status === 404) return 'shop-unknown'
  return status === 400 || status === 401 ? 'grant-rejected' : 'store-unavailable'
}

/** Errors of the library's token requests; a cut connection or an unreadable body is the store being unavailable. */
export function failureOf(error: unknown): OAuthFailureCode {
  return error instanceof HttpResponseError
    ? rejectionOf(error.response.code, error.response.body)
    : 'store-unavailable'
}

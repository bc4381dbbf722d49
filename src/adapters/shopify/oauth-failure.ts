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
  'store-unavailable': 'Shopify did not answer as expected. Try again in a minute.',
}

export const oauthFailed = (code: OAuthFailureCode) => ({
  ok: false as const,
  failure: { code, message: messages[code] },
})

/** 400 and 401 mean that the code or refresh token is dead, unless the body blames the app. */
export function rejectionOf(status: number, body: unknown): OAuthFailureCode {
  const text = JSON.stringify(body ?? '')
  if (status === 403 || /application_cannot_be_found|invalid_client|shop_not_permitted/.test(text))
    return 'app-rejected'
  return status === 400 || status === 401 || status === 404 ? 'grant-rejected' : 'store-unavailable'
}

/** Errors of the library's token requests; a cut connection or an unreadable body is the store being unavailable. */
export function failureOf(error: unknown): OAuthFailureCode {
  return error instanceof HttpResponseError
    ? rejectionOf(error.response.code, error.response.body)
    : 'store-unavailable'
}

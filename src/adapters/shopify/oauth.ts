import { InvalidHmacError } from '@shopify/shopify-api'
import { failureOf, oauthFailed, type OAuthFailure, type OAuthResult } from './oauth-failure'
import { parseShopDomain } from './shop-domain'
import type { ShopifyApp } from './shopify'
import { shopAddress } from './simulator'
import { grantOf, type TokenGrant } from './token-grant'
import { requestToken } from './token-request'

/** Where Shopify sends people back; the app's configuration in Shopify must allow it. */
export const callbackPath = '/api/shopify/callback'

/** Where a person grants the app access to the shop. `state` comes back with the answer: keep it, and use it once. */
export function authorizeUrl(app: ShopifyApp, { shop, state }: { shop: string; state: string }) {
  const url = new URL(shopAddress(`https://${shop}/admin/oauth/authorize`, app.simulatorUrl))
  url.searchParams.set('client_id', app.apiKey)
  url.searchParams.set('scope', app.scopes.join(','))
  url.searchParams.set('redirect_uri', app.portalUrl + callbackPath)
  url.searchParams.set('state', state)
  return url.toString()
}

type Signed = { ok: true; shop: string } | { ok: false; failure: OAuthFailure }

/** Checks that Shopify made this address (shopify.dev, authorization code grant: HMAC, time, shop). */
export async function verifySigned(app: ShopifyApp, url: URL): Promise<Signed> {
  const parsed = parseShopDomain(url.searchParams.get('shop') ?? '')
  if (!parsed.ok || parsed.shop !== url.searchParams.get('shop')) return oauthFailed('shop-invalid')
  try {
    const [current, old] = app.verifiers
    const genuine =
      (await current.utils.validateHmac(url.searchParams)) ||
      (await old?.utils.validateHmac(url.searchParams))
    return genuine ? { ok: true, shop: parsed.shop } : oauthFailed('signature-invalid')
  } catch (error) {
    const late = error instanceof InvalidHmacError && error.message.includes('tolerance')
    return oauthFailed(late ? 'link-expired' : 'signature-invalid')
  }
}

type Install<Claim> = { ok: true; grant: TokenGrant; claim: Claim } | { ok: false; failure: OAuthFailure }

/**
 * Ends an installation: checks the signature, lets the caller claim the state (null: unknown, used or of another
 * shop), and only then exchanges the code. The library's own callback is not used because it keeps the state in a
 * cookie that lives 60 s and that two tabs share.
 */
export async function completeInstall<Claim>(
  app: ShopifyApp,
  url: URL,
  claimState: (state: string, shop: string) => Promise<Claim | null>,
): Promise<Install<Claim>> {
  if (url.searchParams.get('error') === 'access_denied') return oauthFailed('denied')
  const signed = await verifySigned(app, url)
  if (!signed.ok) return signed
  const claim = await claimState(url.searchParams.get('state') ?? '', signed.shop)
  if (claim === null) return oauthFailed('state-unknown')
  const code = url.searchParams.get('code') ?? ''
  const exchanged = await requestToken(app, signed.shop, { code, expiring: '1' })
  return exchanged.ok ? { ...exchanged, claim } : exchanged
}

/** Renews the access of a store. The old refresh token stays good until the new one is used: retrying is safe. */
export async function refreshAccess(
  app: ShopifyApp,
  { shop, refreshToken }: { shop: string; refreshToken: string },
): Promise<OAuthResult> {
  try {
    const { session } = await app.api.auth.refreshToken({ shop, refreshToken })
    const grant = grantOf(session)
    return grant.accessToken ? { ok: true, grant } : oauthFailed('store-unavailable')
  } catch (error) {
    return oauthFailed(failureOf(error))
  }
}

/** A day's access for an app that the store's own organization made and brought: no person has to consent. */
export const requestOwnAccess = (app: ShopifyApp, shop: string): Promise<OAuthResult> =>
  requestToken(app, shop, { grant_type: 'client_credentials' })

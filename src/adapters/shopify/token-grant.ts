import type { Session } from '@shopify/shopify-api'

/** What a store has granted: an access token of an hour or a day, and what renews it. Times are null when unlimited. */
export type TokenGrant = {
  shop: string
  accessToken: string
  accessTokenExpiresAt: Date | null
  refreshToken: string | null
  refreshTokenExpiresAt: Date | null
  scopes: string[]
}

export const scopesOf = (scope: string | undefined) =>
  (scope ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)

export const grantOf = (session: Session): TokenGrant => ({
  shop: session.shop,
  accessToken: session.accessToken ?? '',
  accessTokenExpiresAt: session.expires ?? null,
  refreshToken: session.refreshToken ?? null,
  refreshTokenExpiresAt: session.refreshTokenExpires ?? null,
  scopes: scopesOf(session.scope),
})

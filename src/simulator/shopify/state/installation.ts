/** An app in a store: what it may do. It stays here after an uninstall, without scopes to use. */
export type Installation = {
  id: string
  clientId: string
  scopes: string[]
  installedAt: string
  uninstalledAt: string | null
}

export type AccessToken = {
  token: string
  domain: string
  clientId: string
  scopes: string[]
  /** Milliseconds since 1970; null for the older tokens that never expire. */
  expiresAt: number | null
  /** The refresh token that came with it. */
  refreshToken: string | null
}

export type RefreshToken = {
  token: string
  domain: string
  clientId: string
  scopes: string[]
  expiresAt: number
  /** The refresh token that replaced this one; this one dies when that one is used. */
  replacedBy: string | null
  retired: boolean
}

export type AuthorizationCode = {
  code: string
  domain: string
  clientId: string
  scopes: string[]
  expiresAt: number
}

import { newState } from '@/adapters/vault/token'

/** The cookie that ties an install from Shopify's side to the browser in which the merchant began it. */
export const INSTALL_COOKIE = 'rollcall_install'

/** How long a store that was installed waits for its organization, in seconds. */
export const INSTALL_WAITS_S = 3600

export const newBrowserSecret = newState

const SECRET = new RegExp(`(?:^|;\\s*)${INSTALL_COOKIE}=([\\w-]{43})(?:;|$)`)

/** The browser's secret in a request's cookies. */
export const browserSecretOf = (headers: Headers): string | undefined =>
  SECRET.exec(headers.get('cookie') ?? '')?.[1]

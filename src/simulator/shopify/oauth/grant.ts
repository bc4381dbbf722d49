import { randomBytes } from 'node:crypto'
import { gid } from '../state/gid'
import type { AccessToken, Installation, RefreshToken } from '../state/installation'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'

const HOUR = 3_600_000
const DAY = 24 * HOUR

export const ACCESS_LIFETIME_S = 3600
export const CLIENT_CREDENTIALS_LIFETIME_S = 86_399

const secret = (prefix: string) => `${prefix}${randomBytes(16).toString('hex')}`

export type Grantee = { world: World; shop: Shop; clientId: string }

/** The app is in the store from now on, with exactly these scopes. */
export function install({ world, shop, clientId }: Grantee, scopes: string[]): Installation {
  const known = shop.installationOf(clientId)
  const fresh = !known || known.uninstalledAt !== null
  const installation = shop.installations.put({
    id: known?.id ?? gid('AppInstallation', world.nextId()),
    clientId,
    scopes,
    installedAt: fresh ? world.clock.iso() : known.installedAt,
    uninstalledAt: null,
  })
  world.onChange(shop.settings.domain)
  if (!fresh && known.scopes.join() !== scopes.join()) {
    world.changed({ shop, kind: 'scopes-changed', clientId, previous: known.scopes, current: scopes })
  }
  return installation
}

export function issueCode({ world, shop, clientId }: Grantee, scopes: string[]): string {
  const code = secret('')
  world.codes.set(code, {
    code,
    domain: shop.settings.domain,
    clientId,
    scopes,
    expiresAt: world.clock.now() + HOUR,
  })
  return code
}

export function issueAccessToken(
  { world, shop, clientId }: Grantee,
  scopes: string[],
  lifetimeSeconds: number | null,
  refreshToken: string | null = null,
): AccessToken {
  const token: AccessToken = {
    token: secret('shpat_'),
    domain: shop.settings.domain,
    clientId,
    scopes,
    expiresAt: lifetimeSeconds === null ? null : world.clock.now() + lifetimeSeconds * 1000,
    refreshToken,
  }
  world.accessTokens.set(token.token, token)
  world.onChange()
  return token
}

export function issueRefreshToken(
  { world, shop, clientId }: Grantee,
  scopes: string[],
  expiresAt?: number,
): RefreshToken {
  const token: RefreshToken = {
    token: secret('shprt_'),
    domain: shop.settings.domain,
    clientId,
    scopes,
    expiresAt: expiresAt ?? world.clock.now() + 90 * DAY,
    replacedBy: null,
    retired: false,
  }
  world.refreshTokens.set(token.token, token)
  return token
}

/** Every token of an app in a store dies: uninstalled, revoked or replaced. */
export function revokeTokens({ world, shop, clientId }: Grantee): void {
  const belongs = (token: { domain: string; clientId: string }) =>
    token.domain === shop.settings.domain && token.clientId === clientId
  for (const token of world.accessTokens.values()) if (belongs(token)) world.accessTokens.delete(token.token)
  for (const token of world.refreshTokens.values())
    if (belongs(token)) world.refreshTokens.delete(token.token)
  world.onChange()
}

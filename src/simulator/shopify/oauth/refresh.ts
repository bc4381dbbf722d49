import { type Answer, json } from '../http/message'
import type { RefreshToken } from '../state/installation'
import { ACCESS_LIFETIME_S, type Grantee, issueAccessToken, issueRefreshToken } from './grant'

/**
 * Trades a refresh token for a new pair. The old one stays usable until the new one is used (since
 * 2026-08-28), so an app that lost the answer can ask again.
 */
export function refresh(grantee: Grantee, presented: string): Answer {
  const { world, shop, clientId } = grantee
  const token = world.refreshTokens.get(presented)
  const usable =
    token?.domain === shop.settings.domain &&
    token.clientId === clientId &&
    !token.retired &&
    token.expiresAt > world.clock.now()
  if (!usable) {
    return json(401, {
      error: 'invalid_request',
      error_description: 'This request requires an active refresh_token',
    })
  }
  retirePredecessors(grantee, token)
  const next = issueRefreshToken(grantee, token.scopes)
  const access = issueAccessToken(grantee, token.scopes, ACCESS_LIFETIME_S, next.token)
  world.refreshTokens.set(token.token, { ...token, replacedBy: next.token })
  world.onChange()
  return json(200, {
    access_token: access.token,
    scope: token.scopes.join(','),
    expires_in: ACCESS_LIFETIME_S,
    refresh_token: next.token,
    refresh_token_expires_in: Math.floor((next.expiresAt - world.clock.now()) / 1000),
  })
}

/** Using a token ends the one it replaced, and that one's access token. */
function retirePredecessors({ world }: Grantee, token: RefreshToken): void {
  for (const other of world.refreshTokens.values()) {
    if (other.replacedBy !== token.token || other.retired) continue
    world.refreshTokens.set(other.token, { ...other, retired: true })
    for (const access of world.accessTokens.values()) {
      if (access.refreshToken === other.token) world.accessTokens.delete(access.token)
    }
  }
}

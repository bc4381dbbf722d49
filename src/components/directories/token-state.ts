import type { ScimToken } from '@/components/answers'

const DAY_MS = 86_400_000
const SOON_DAYS = 30

export type TokenState = 'live' | 'expiring' | 'expired' | 'revoked'

export const isUsable = (state: TokenState) => state === 'live' || state === 'expiring'

/** Where a token or a signing secret is in its life at the moment `now` (milliseconds). */
export function tokenState(
  { revokedAt, expiresAt }: Pick<ScimToken, 'revokedAt' | 'expiresAt'>,
  now: number,
): TokenState {
  if (revokedAt) return 'revoked'
  if (!expiresAt) return 'live'
  const left = expiresAt.getTime() - now
  return left <= 0 ? 'expired' : left < SOON_DAYS * DAY_MS ? 'expiring' : 'live'
}

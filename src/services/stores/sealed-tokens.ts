import type { StoreTokens } from '@/adapters/db/stores'
import type { TokenGrant } from '@/adapters/shopify/token-grant'
import { sealingContext, vault } from './shopify-app'

/** What Shopify granted, as the database keeps it. */
export const sealedTokens = (storeId: string, grant: TokenGrant): StoreTokens => ({
  sealedAccessToken: vault().seal(grant.accessToken, sealingContext(storeId)),
  accessTokenExpiresAt: grant.accessTokenExpiresAt,
  sealedRefreshToken:
    grant.refreshToken === null ? null : vault().seal(grant.refreshToken, sealingContext(storeId)),
  refreshTokenExpiresAt: grant.refreshTokenExpiresAt,
})

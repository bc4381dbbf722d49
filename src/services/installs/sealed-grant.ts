import { z } from 'zod'
import type { TokenGrant } from '@/adapters/shopify/token-grant'
import { vault } from '../stores/shopify-app'

const Grant = z.object({
  shop: z.string(),
  accessToken: z.string(),
  accessTokenExpiresAt: z.coerce.date().nullable(),
  refreshToken: z.string().nullable(),
  refreshTokenExpiresAt: z.coerce.date().nullable(),
  scopes: z.array(z.string()),
}) satisfies z.ZodType<TokenGrant>

const contextOf = (shop: string) => `pending:${shop}`

export const sealGrant = (grant: TokenGrant): string =>
  vault().seal(JSON.stringify(grant), contextOf(grant.shop))

/** Opens only as the grant of the shop that it was sealed for. */
export const openGrant = (sealed: string, shop: string): TokenGrant =>
  Grant.parse(JSON.parse(vault().open(sealed, contextOf(shop))))

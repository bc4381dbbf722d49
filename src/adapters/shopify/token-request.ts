import { abstractFetch } from '@shopify/shopify-api/runtime'
import { z } from 'zod'
import { oauthFailed, rejectionOf, type OAuthResult } from './oauth-failure'
import type { ShopifyApp } from './shopify'
import { scopesOf } from './token-grant'

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  scope: z.string(),
  expires_in: z.number().positive().optional(),
  refresh_token: z.string().optional(),
  refresh_token_expires_in: z.number().positive().optional(),
})

/**
 * Asks a shop for an access token. Refusals come as JSON or as a page for people, whatever was asked for, and are read
 * from both; the library reads JSON alone.
 */
export async function requestToken(
  app: ShopifyApp,
  shop: string,
  grant: Record<string, string>,
): Promise<OAuthResult> {
  try {
    const response = await abstractFetch(`https://${shop}/admin/oauth/access_token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ client_id: app.apiKey, client_secret: app.apiSecret, ...grant }),
    })
    const text = await response.text()
    if (!response.ok) return oauthFailed(rejectionOf(response.status, text))
    const token = tokenAnswer.parse(JSON.parse(text))
    return {
      ok: true,
      grant: {
        shop,
        accessToken: token.access_token,
        accessTokenExpiresAt: inSeconds(token.expires_in),
        refreshToken: token.refresh_token ?? null,
        refreshTokenExpiresAt: inSeconds(token.refresh_token_expires_in),
        scopes: scopesOf(token.scope),
      },
    }
  } catch {
    return oauthFailed('store-unavailable')
  }
}

const inSeconds = (seconds: number | undefined) => (seconds ? new Date(Date.now() + seconds * 1000) : null)

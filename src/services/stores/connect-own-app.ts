import { z } from 'zod'
import { findOwnApp, keepOwnApp } from '@/adapters/db/shopify-apps'
import { requestOwnAccess } from '@/adapters/shopify/oauth'
import type { OAuthFailure, OAuthFailureCode } from '@/adapters/shopify/oauth-failure'
import { newId } from '@/adapters/db/new-id'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { beginInstall } from './begin-install'
import { connectGranted } from './connect-granted'
import type { Reauthorised } from './reauthorise'
import { appSealingContext, appWithSecret, vault } from './shopify-app'
import { shopToConnect } from './shop-to-connect'

export const OwnAppConnection = z.object({
  shop: z.string().max(300),
  clientId: z.string().trim().min(1, 'Paste the client id from the Dev Dashboard.').max(200),
  clientSecret: z.string().trim().min(1, 'Paste the client secret from the Dev Dashboard.').max(200),
  /** client_credentials: the app and the store are of the same Shopify organization. Otherwise a person consents. */
  auth: z.enum(['authorization_code', 'client_credentials']),
})

type OwnAppConnection = z.infer<typeof OwnAppConnection>

/** While a secret is rotated, Shopify goes on signing with the one before until it is revoked there. */
const OLD_SECRET_LIVES_MS = 7 * 86_400_000

/** Refusals of the token endpoint that nevertheless prove client id and secret: it looks at those first. */
const proves: OAuthFailureCode[] = ['shop-not-permitted', 'not-installed']

/**
 * Connects a shop with an app that the organization made. The client id and secret are tried at the shop before they
 * are kept, so that what is wrong with them is told where they were typed.
 */
export async function connectWithOwnApp(ctx: Context, input: OwnAppConnection): Promise<Reauthorised> {
  requireRole(ctx, 'admin')
  const { auth, clientId, clientSecret } = input
  const shop = await shopToConnect(ctx, input.shop)
  const app = appWithSecret(clientId, clientSecret)
  const tried = await requestOwnAccess(app, shop)
  const isProved = tried.ok || (auth === 'authorization_code' && proves.includes(tried.failure.code))
  if (!isProved) throw refusal(tried.failure)
  const shopifyAppId = await keepApp(ctx, input)
  if (auth === 'client_credentials' && tried.ok)
    return { connected: await connectGranted(ctx, tried.grant, { app, shopifyAppId, auth }) }
  return { consentPage: await beginInstall(app, shop, { ctx, shopifyAppId }) }
}

const fields: Partial<Record<OAuthFailureCode, string>> = {
  'client-id-unknown': 'clientId',
  'secret-wrong': 'clientSecret',
}

const refusal = ({ code, message }: OAuthFailure) => new Refused('invalid', message, fields[code] ?? 'shop')

/** Keeps the app with its sealed secret; another secret than before leaves the old one good for a while. */
async function keepApp(ctx: Context, { clientId, clientSecret }: OwnAppConnection): Promise<string> {
  return change(ctx, async (tenant) => {
    const known = await findOwnApp(tenant, clientId)
    const id = known?.id ?? newId(new Date())
    if (known && vault().open(known.sealedSecret, appSealingContext(id)) === clientSecret) return id
    await keepOwnApp(tenant, {
      id,
      clientId,
      sealedSecret: vault().seal(clientSecret, appSealingContext(id)),
      sealedOldSecret: known?.sealedSecret ?? null,
      oldSecretUntil: known ? new Date(Date.now() + OLD_SECRET_LIVES_MS) : null,
    })
    return id
  })
}

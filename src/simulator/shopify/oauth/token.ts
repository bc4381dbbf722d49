import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { afterFault, beforeFault } from '../faults/apply'
import { type Answer, type Call, header, json, page, readBody } from '../http/message'
import { refusalPage } from '../pages/consent-page'
import type { App } from '../state/app'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'
import {
  ACCESS_LIFETIME_S,
  CLIENT_CREDENTIALS_LIFETIME_S,
  type Grantee,
  issueAccessToken,
  issueRefreshToken,
} from './grant'
import { refresh } from './refresh'
import { sameSecret } from './sign'

const TokenRequest = z.object({
  client_id: z.string(),
  client_secret: z.string(),
  grant_type: z.string().optional(),
  code: z.string().optional(),
  refresh_token: z.string().optional(),
  subject_token: z.string().optional(),
  expiring: z.union([z.string(), z.number(), z.boolean()]).optional(),
})

export type TokenRequest = z.infer<typeof TokenRequest>

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'

export const oauthError = (status: number, error: string, description: string): Answer =>
  json(status, { error, error_description: description })

/** POST /admin/oauth/access_token, JSON or form. */
export async function answerToken(world: World, shop: Shop, call: Call): Promise<Answer> {
  const operations = [String(readBody(call)?.grant_type ?? 'authorization_code')]
  const fault = world.faults.take({ on: 'token', store: shop.settings.domain, operations })
  const spoiled = fault && beforeFault(fault)
  if (spoiled) return spoiled
  if (fault?.kind === 'latency') await delay(fault.ms, undefined, { ref: false })
  const answer = grantToken(world, shop, call)
  return fault ? afterFault(fault, answer) : answer
}

function grantToken(world: World, shop: Shop, call: Call): Answer {
  const request = TokenRequest.safeParse(readBody(call))
  if (!request.success)
    return oauthError(400, 'invalid_request', 'The request is missing a required parameter.')
  const app = world.apps.get(request.data.client_id)
  if (!app) return refusal(call, 400, 'application_cannot_be_found', 'No application has this API key.')
  if (!sameSecret(app.clientSecret, request.data.client_secret))
    return refusal(call, 401, 'invalid_client', 'Client authentication failed: the client secret is wrong.')
  const grantee = { world, shop, clientId: app.clientId }
  return grantBy(grantee, app, request.data, call)
}

function grantBy(grantee: Grantee, app: App, request: TokenRequest, call: Call): Answer {
  switch (request.grant_type) {
    case 'refresh_token':
      return refresh(grantee, request.refresh_token ?? '')
    case 'client_credentials':
      return byClientCredentials(grantee, app, call)
    case EXCHANGE:
      return migrate(grantee, request)
    default:
      return (
        byCode(grantee, app, request) ??
        refusal(call, 400, 'invalid_request', 'The authorization code was not found or was already used.')
      )
  }
}

const wantsExpiry = ({ expiring }: TokenRequest): boolean => ['1', 'true'].includes(String(expiring))

/** An access token with what is needed to renew it. */
export function expiringPair(grantee: Grantee, scopes: string[], refreshExpiresAt?: number): Answer {
  const refreshToken = issueRefreshToken(grantee, scopes, refreshExpiresAt)
  const access = issueAccessToken(grantee, scopes, ACCESS_LIFETIME_S, refreshToken.token)
  return json(200, {
    access_token: access.token,
    scope: scopes.join(','),
    expires_in: ACCESS_LIFETIME_S,
    refresh_token: refreshToken.token,
    refresh_token_expires_in: Math.floor((refreshToken.expiresAt - grantee.world.clock.now()) / 1000),
  })
}

function byCode(grantee: Grantee, app: App, request: TokenRequest): Answer | undefined {
  const { world, shop } = grantee
  const code = world.codes.get(request.code ?? '')
  const usable =
    code?.domain === shop.settings.domain &&
    code.clientId === app.clientId &&
    code.expiresAt > world.clock.now()
  if (!usable) return undefined
  world.codes.delete(code.code)
  if (wantsExpiry(request)) return expiringPair(grantee, code.scopes)
  const access = issueAccessToken(grantee, code.scopes, null)
  return json(200, { access_token: access.token, scope: code.scopes.join(',') })
}

// Real stores answer these with a page for people, whatever was asked for, unless JSON was wanted.
function refusal(call: Call, status: number, error: string, description: string): Answer {
  return header(call, 'accept')?.includes('application/json')
    ? oauthError(status, error, description)
    : page(status, refusalPage(description, error))
}

/**
 * For an app that the store's own organization made: no consent, but the app must be installed in the store, and what
 * its installation may do is what the token may.
 */
function byClientCredentials(grantee: Grantee, app: App, call: Call): Answer {
  const { shop } = grantee
  if (app.organization !== shop.settings.organization) {
    const description = 'Client credentials cannot be performed on this shop.'
    return refusal(call, 400, 'shop_not_permitted', description)
  }
  const installation = shop.installationOf(grantee.clientId)
  if (!installation || installation.uninstalledAt)
    return refusal(call, 400, 'app_not_installed', 'The application is not installed on this shop.')
  const access = issueAccessToken(grantee, installation.scopes, CLIENT_CREDENTIALS_LIFETIME_S)
  return json(200, {
    access_token: access.token,
    scope: installation.scopes.join(','),
    expires_in: CLIENT_CREDENTIALS_LIFETIME_S,
  })
}

/** A token that never expires is traded for an expiring one; the old one dies. */
function migrate(grantee: Grantee, { subject_token = '' }: TokenRequest): Answer {
  const { world, shop } = grantee
  const old = world.accessTokens.get(subject_token)
  if (old?.domain !== shop.settings.domain || old.clientId !== grantee.clientId || old.expiresAt !== null) {
    return oauthError(
      400,
      'invalid_subject_token',
      'The subject token is not a non-expiring offline token of this shop.',
    )
  }
  world.accessTokens.delete(old.token)
  return expiringPair(grantee, old.scopes)
}

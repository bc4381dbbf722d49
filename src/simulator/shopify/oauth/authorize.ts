import { type Answer, type Call, page, readBody, redirect } from '../http/message'
import { consentPage, refusalPage } from '../pages/consent-page'
import { isScope, missingScopes, parseScopes } from '../shops/scopes'
import type { App } from '../state/app'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'
import { install, issueCode } from './grant'
import { hostParameter, signQuery } from './sign'

type Wanted = { app: App; scopes: string[]; redirectUri: string; state: string | null }

const refuse = (status: number, message: string): Answer => page(status, refusalPage(message))

function readRequest(world: World, parameters: URLSearchParams): Wanted | Answer {
  const app = world.apps.get(parameters.get('client_id') ?? '')
  if (!app) return refuse(400, 'The client_id names no app that this simulator knows.')
  const redirectUri = parameters.get('redirect_uri') ?? ''
  const allowed =
    URL.canParse(redirectUri) && app.redirectUris.some((prefix) => redirectUri.startsWith(prefix))
  if (!allowed) return refuse(400, 'The redirect_uri is not whitelisted for this app.')
  const scopes = parseScopes(parameters.get('scope') ?? '')
  const unknown = scopes.filter((scope) => !isScope(scope))
  if (unknown.length > 0) return refuse(400, `The access scope is invalid: ${unknown.join(', ')}`)
  return { app, scopes, redirectUri, state: parameters.get('state') }
}

/** GET shows what the app asks for; an app that already may do it goes straight through, as in a real store. */
export function authorize(world: World, shop: Shop, call: Call): Answer {
  const wanted = readRequest(world, call.url.searchParams)
  if ('status' in wanted) return wanted
  const installation = shop.installationOf(wanted.app.clientId)
  const granted = installation && !installation.uninstalledAt ? installation.scopes : undefined
  const settled =
    granted && missingScopes(granted, wanted.scopes).length === 0 && wanted.scopes.length === granted.length
  if (settled || call.url.searchParams.get('auto') === '1') return grant(world, shop, wanted)
  return page(200, consentPage(shop, wanted.app, wanted.scopes, call.url.search, granted !== undefined))
}

/** POST is a click on one of the two buttons. */
export function decide(world: World, shop: Shop, call: Call): Answer {
  const wanted = readRequest(world, call.url.searchParams)
  if ('status' in wanted) return wanted
  return readBody(call)?.decision === 'install' ? grant(world, shop, wanted) : denied(world, shop, wanted)
}

function grant(world: World, shop: Shop, wanted: Wanted): Answer {
  const grantee = { world, shop, clientId: wanted.app.clientId }
  install(grantee, wanted.scopes)
  return goBack(world, shop, wanted, { code: issueCode(grantee, wanted.scopes) })
}

const denied = (world: World, shop: Shop, wanted: Wanted): Answer =>
  goBack(world, shop, wanted, {
    error: 'access_denied',
    error_description: 'The merchant declined the installation.',
  })

function goBack(
  world: World,
  shop: Shop,
  { app, redirectUri, state }: Wanted,
  result: Record<string, string>,
): Answer {
  const { domain } = shop.settings
  const parameters: Record<string, string> = {
    ...result,
    host: hostParameter(domain),
    shop: domain,
    timestamp: String(Math.floor(world.clock.now() / 1000)),
    ...(state !== null && { state }),
  }
  const target = new URL(redirectUri)
  for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value)
  target.searchParams.set('hmac', signQuery(parameters, app.clientSecret))
  return redirect(target.href)
}

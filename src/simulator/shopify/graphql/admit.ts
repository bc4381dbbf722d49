import { type Answer, type Call, header, json } from '../http/message'
import type { App } from '../state/app'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'

export type Admitted = { ok: true; app: App; scopes: ReadonlySet<string> }

const INVALID_TOKEN = {
  errors: '[API] Invalid API key or access token (unrecognized login or wrong password)',
}

const closedDoors: Partial<Record<Shop['settings']['status'], Answer>> = {
  frozen: json(402, { errors: 'Unavailable Shop' }),
  locked: json(423, { errors: 'This shop is locked' }),
  closed: json(404, { errors: 'Not Found' }),
}

/** Whether a request may come in: the store is open and the token is good for it. */
export function admit(world: World, shop: Shop, call: Call): Admitted | { ok: false; answer: Answer } {
  const closed = closedDoors[shop.settings.status]
  if (closed) return { ok: false, answer: closed }
  const token = world.accessTokens.get(header(call, 'x-shopify-access-token') ?? '')
  const app = token && world.apps.get(token.clientId)
  const alive =
    token?.domain === shop.settings.domain &&
    (token.expiresAt === null || token.expiresAt > world.clock.now())
  if (!app || !alive) return { ok: false, answer: json(401, INVALID_TOKEN) }
  // What the installation may do counts, not what the token was once given: scopes can be taken away.
  const installation = shop.installationOf(app.clientId)
  if (!installation || installation.uninstalledAt) return { ok: false, answer: json(401, INVALID_TOKEN) }
  return { ok: true, app, scopes: new Set(installation.scopes) }
}

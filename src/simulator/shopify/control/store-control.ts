import { z } from 'zod'
import { createCompany } from '../b2b/companies'
import { describeCompanies, describeCompany } from '../b2b/describe-company'
import { createLocation } from '../b2b/locations'
import { type Answer, json } from '../http/message'
import { install, revokeTokens } from '../oauth/grant'
import { changeScopes, expireTokens, uninstall } from '../shops/lifecycle'
import { parseScopes } from '../shops/scopes'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'
import { defaultTheme } from '../storefront/theme'
import { MerchantAction, actAsMerchant, findAnyhow } from './merchant'
import { describeStore } from './store-summary'

type StoreHandler = (world: World, shop: Shop, body: unknown, rest: string[]) => Answer

const Which = z.object({
  /** Which app; the only one when left out. */
  clientId: z.string().optional(),
  scopes: z.union([z.string().transform(parseScopes), z.array(z.string())]).optional(),
})

function actOnCustomers(world: World, shop: Shop, body: unknown): Answer {
  if (Array.isArray(body)) {
    const refused = body.map((each) => actOnCustomers(world, shop, each)).find(({ status }) => status >= 400)
    return refused ?? json(200, { acted: body.length })
  }
  const filled =
    typeof body === 'object' && body !== null && !('action' in body) ? { ...body, action: 'create' } : body
  const action = MerchantAction.safeParse(filled)
  if (!action.success) return json(422, { error: z.prettifyError(action.error) })
  const result = actAsMerchant({ world, shop }, action.data)
  if (!result.ok) return json(result.status, { errors: result.errors })
  return json(action.data.action === 'create' ? 201 : 200, result.customer)
}

const ThemeInput = z.object({
  page: z.string().default(defaultTheme.page),
  snippets: z.record(z.string(), z.string()).default({}),
})

function setTheme(world: World, shop: Shop, body: unknown): Answer {
  const theme = ThemeInput.safeParse(body)
  if (!theme.success) return json(422, { error: z.prettifyError(theme.error) })
  shop.theme = theme.data
  world.onChange(shop.settings.domain)
  return json(200, shop.theme)
}

const Company = z.object({
  name: z.string().min(1),
  externalId: z.string().optional(),
  /** Names; the first location is called like the company. */
  locations: z.array(z.string()).default([]),
})

function addCompany(world: World, shop: Shop, body: unknown): Answer {
  const input = Company.safeParse(body)
  if (!input.success) return json(422, { error: z.prettifyError(input.error) })
  const { locations, ...company } = input.data
  const place = { world, shop }
  const made = createCompany(place, { company })
  if ('errors' in made) return json(422, { errors: made.errors })
  for (const name of locations) createLocation(place, made.company, { name }, [])
  return json(201, describeCompany(shop, made.company))
}

type Grantee = { world: World; shop: Shop; clientId: string }

/** Something done to one app's installation. */
const toApp =
  (act: (grantee: Grantee, scopes: string[]) => boolean | void): StoreHandler =>
  (world, shop, body) => {
    const which = Which.safeParse(body)
    if (!which.success) return json(422, { error: z.prettifyError(which.error) })
    const clientId = which.data.clientId ?? world.apps.keys().next().value
    if (!clientId || !world.apps.has(clientId)) return json(404, { error: 'The simulator has no such app.' })
    const done = act({ world, shop, clientId }, which.data.scopes ?? [])
    return done === false
      ? json(409, { error: 'The app is not installed in this store.' })
      : json(200, describeStore(shop, world.url))
  }

const storeRoutes: Record<string, StoreHandler> = {
  'GET ': (world, shop) => json(200, describeStore(shop, world.url)),
  'DELETE ': (world, shop) => {
    world.removeShop(shop.settings.domain)
    return json(200, { ok: true })
  },
  'GET customers': (_, shop) => json(200, shop.customers.all()),
  'GET customers/*': (_, shop, __, [id = '']) => {
    const customer = findAnyhow(shop, id)
    return customer ? json(200, customer) : json(404, { error: 'This store has no such customer.' })
  },
  'POST customers': actOnCustomers,
  'GET webhooks': (_, shop) => json(200, shop.webhooks.all()),
  'GET theme': (_, shop) => json(200, shop.theme),
  'POST theme': setTheme,
  'GET companies': (_, shop) => json(200, describeCompanies(shop)),
  'POST companies': addCompany,
  'GET definitions': (_, shop) => json(200, shop.definitions.all()),
  'POST install': toApp((grantee, scopes) => void install(grantee, scopes)),
  'POST uninstall': toApp((grantee) => uninstall(grantee)),
  'POST scopes': toApp((grantee, scopes) => changeScopes(grantee, scopes)),
  'POST revoke-tokens': toApp((grantee) => revokeTokens(grantee)),
  'POST expire-tokens': toApp((grantee) => expireTokens(grantee)),
}

/** Everything under /_control/stores/{domain}. */
export function answerStoreControl(
  world: World,
  shop: Shop,
  method: string,
  path: string[],
  body: unknown,
): Answer {
  const [what = '', ...rest] = path
  const route = storeRoutes[`${method} ${what}${rest.length > 0 ? '/*' : ''}`]
  return route
    ? route(world, shop, body, rest)
    : json(404, { error: `There is no ${method} /_control/stores/<domain>/${path.join('/')}.` })
}

import { acceptUpload, serveResult } from '../bulk/files'
import { answerControl } from '../control/control'
import { answerGraphql } from '../graphql/endpoint'
import type { Preparer } from '../graphql/prepare'
import { authorize, decide } from '../oauth/authorize'
import { answerToken } from '../oauth/token'
import { answerAdmin, answerHome, notFoundPage } from '../pages/admin-routes'
import { answerDashboard } from '../pages/dashboard-page'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'
import { answerStorefront } from '../storefront/storefront-routes'
import { type Answer, type Call, json } from './message'

/** Finds who answers a request, by its path: /_control/…, /{shop}.myshopify.com/… or the front page. */
export function route(world: World, preparer: Preparer, call: Call): Promise<Answer> | Answer {
  const [first, ...rest] = call.path
  if (first === undefined) return answerHome(world, call)
  if (first === '_control') return answerControl(world, call)
  if (first === 'staged' && (call.method === 'POST' || call.method === 'PUT'))
    return acceptUpload(world, call)
  if (first === 'bulk') return serveResult(world, call)
  if (first === 'apps') return answerDashboard(world, call)
  const shop = world.shop(first)
  if (!shop) return notFoundPage()
  return routeShop(world, preparer, shop, call, rest)
}

function routeShop(
  world: World,
  preparer: Preparer,
  shop: Shop,
  call: Call,
  path: string[],
): Promise<Answer> | Answer {
  const [admin, area, third, fourth] = path
  if (admin !== 'admin') return answerStorefront(world, shop, call, path) ?? notFoundPage()
  if (area === 'oauth' && third === 'authorize') {
    return call.method === 'POST' ? decide(world, shop, call) : authorize(world, shop, call)
  }
  if (area === 'oauth' && third === 'access_token' && call.method === 'POST')
    return answerToken(world, shop, call)
  if (area === 'api' && third !== undefined && fourth === 'graphql.json') {
    if (call.method !== 'POST') return json(405, { errors: 'Method Not Allowed' })
    return answerGraphql(world, preparer, shop, third, call)
  }
  // The REST Admin API is legacy and closed to new apps.
  if (area === 'api')
    return json(410, { errors: 'The REST Admin API is not available to this app. Use GraphQL.' })
  return answerAdmin(world, shop, call, path.slice(1))
}

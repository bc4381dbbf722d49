import { MerchantAction, actAsMerchant, findAnyhow } from '../control/merchant'
import { storeDomain } from '../control/store-summary'
import { type Answer, type Call, page, readBody, redirect } from '../http/message'
import { legacyIdOf } from '../state/gid'
import { isPlanName } from '../state/plan'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'
import { customerListPage } from './customer-list-page'
import { customerPage } from './customer-page'
import { html } from './html'
import { layout } from './layout'
import { storeListPage } from './store-list-page'

export const notFoundPage = (): Answer =>
  page(
    404,
    layout(
      'Not found',
      [],
      html`<h1>Not found</h1>
        <p>The simulator has no such page. <a href="/">Stores</a></p>`,
    ),
  )

// A person's browser may be talked into sending a form from elsewhere; these pages take none but their own.
const isOwnForm = ({ headers }: Call) =>
  !headers['sec-fetch-site'] || ['same-origin', 'none'].includes(String(headers['sec-fetch-site']))

export function answerHome(world: World, call: Call): Answer {
  if (call.method !== 'POST') return page(200, storeListPage(world))
  if (!isOwnForm(call)) return page(403, 'Forbidden')
  const { domain, name, plan } = readBody(call) ?? {}
  const made = storeDomain(String(domain ?? ''))
  if (made && !world.shop(made)) {
    const chosen = String(plan ?? '')
    world.addShop({
      domain: made,
      ...(name ? { name: String(name) } : {}),
      ...(isPlanName(chosen) && { plan: chosen }),
    })
  }
  return redirect('/')
}

/** The store's admin for people: /{shop}/admin, /{shop}/admin/customers/{id}. */
export function answerAdmin(world: World, shop: Shop, call: Call, rest: string[]): Answer {
  const [noun, id] = rest
  if (noun === undefined || (noun === 'customers' && id === undefined)) {
    return page(200, customerListPage(shop, call.url.searchParams))
  }
  if (noun !== 'customers' || id === undefined) return notFoundPage()
  const customer = id === 'new' ? undefined : findAnyhow(shop, id)
  if (!customer && id !== 'new') return notFoundPage()
  if (call.method !== 'POST') return page(200, customerPage(shop, customer))
  if (!isOwnForm(call)) return page(403, 'Forbidden')
  const action = MerchantAction.safeParse({ ...readBody(call), ...(customer && { id: customer.id }) })
  if (!action.success) return page(422, customerPage(shop, customer, ['The form cannot be read.']))
  const result = actAsMerchant({ world, shop }, action.data)
  if (!result.ok)
    return page(
      422,
      customerPage(
        shop,
        customer,
        result.errors.map(({ message }) => message),
      ),
    )
  const base = `/${shop.settings.domain}/admin`
  return redirect(result.deleted ? base : `${base}/customers/${legacyIdOf(result.customer.id)}`)
}

import { MerchantAction, actAsMerchant, findAnyhow } from '../control/merchant'
import { storeDomain } from '../control/store-summary'
import { type Answer, type Call, page, readBody, redirect } from '../http/message'
import { isOwnForm } from '../http/own-form'
import { signedAppUrl } from '../oauth/app-url'
import { install } from '../oauth/grant'
import { isOwnOf } from '../shops/install-app'
import { uninstall } from '../shops/lifecycle'
import { legacyIdOf } from '../state/gid'
import { isPlanName } from '../state/plan'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'
import { appsPage } from './apps-page'
import { companiesPage } from './companies-page'
import { customerListPage } from './customer-list-page'
import { customerPage } from './customer-page'
import { html } from './html'
import { layout } from './layout'
import { storeListPage } from './store-list-page'
import { themePage } from './theme-page'
import { webhooksPage } from './webhooks-page'

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

export function answerHome(world: World, call: Call): Answer {
  if (call.method !== 'POST') return page(200, storeListPage(world))
  if (!isOwnForm(call)) return page(403, 'Forbidden')
  const { domain, name, plan, organization } = readBody(call) ?? {}
  const made = storeDomain(String(domain ?? ''))
  if (made && !world.shop(made)) {
    const chosen = String(plan ?? '')
    world.addShop({
      domain: made,
      ...(name ? { name: String(name) } : {}),
      ...(organization ? { organization: String(organization) } : {}),
      ...(isPlanName(chosen) && { plan: chosen }),
    })
  }
  return redirect('/')
}

type AdminPage = (world: World, shop: Shop, call: Call, id: string | undefined) => Answer

const pages: Record<string, AdminPage> = {
  '': (_, shop, call) => page(200, customerListPage(shop, call.url.searchParams)),
  customers: answerCustomer,
  apps: answerApps,
  webhooks: (world, shop) => page(200, webhooksPage(world, shop)),
  companies: (_, shop) => page(200, companiesPage(shop)),
  theme: answerTheme,
}

/** The store's admin for people: /{shop}/admin and the pages below it. */
export function answerAdmin(world: World, shop: Shop, call: Call, [noun = '', id]: string[]): Answer {
  const answer = pages[noun]
  if (!answer) return notFoundPage()
  if (call.method === 'POST' && !isOwnForm(call)) return page(403, 'Forbidden')
  return answer(world, shop, call, id)
}

function answerCustomer(world: World, shop: Shop, call: Call, id: string | undefined): Answer {
  const base = `/${shop.settings.domain}/admin`
  if (id === undefined) return redirect(base)
  const customer = id === 'new' ? undefined : findAnyhow(shop, id)
  if (!customer && id !== 'new') return notFoundPage()
  if (call.method !== 'POST') return page(200, customerPage(shop, customer))
  const action = MerchantAction.safeParse({ ...readBody(call), ...(customer && { id: customer.id }) })
  if (!action.success) return page(422, customerPage(shop, customer, ['The form cannot be read.']))
  const result = actAsMerchant({ world, shop }, action.data)
  if (!result.ok) {
    const problems = result.errors.map(({ message }) => message)
    return page(422, customerPage(shop, customer, problems))
  }
  return redirect(result.deleted ? base : `${base}/customers/${legacyIdOf(result.customer.id)}`)
}

/** Installing or opening from the store's side sends the merchant to the app, signed, as Shopify does. */
function answerApps(world: World, shop: Shop, call: Call): Answer {
  if (call.method !== 'POST') return page(200, appsPage(world, shop))
  const { clientId, action } = readBody(call) ?? {}
  const app = world.apps.get(String(clientId))
  if (!app) return notFoundPage()
  if (action === 'uninstall') uninstall({ world, shop, clientId: app.clientId })
  if (action === 'install' && isOwnOf(shop, app)) install({ world, shop, clientId: app.clientId }, app.scopes)
  else if ((action === 'install' || action === 'open') && app.appUrl)
    return redirect(signedAppUrl(world, shop, app.appUrl, app.clientSecret))
  return redirect(`/${shop.settings.domain}/admin/apps`)
}

function answerTheme(world: World, shop: Shop, call: Call): Answer {
  if (call.method !== 'POST') return page(200, themePage(shop))
  const { page: text, name, snippet } = readBody(call) ?? {}
  shop.theme = { page: String(text ?? ''), snippets: snippet ? { [String(name)]: String(snippet) } : {} }
  world.onChange(shop.settings.domain)
  return redirect(`/${shop.settings.domain}/admin/theme`)
}

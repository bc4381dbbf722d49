import { type Answer, type Call, page, readBody, redirect } from '../http/message'
import { isOwnForm } from '../http/own-form'
import { Html, html } from '../pages/html'
import { layout } from '../pages/layout'
import { displayName } from '../state/customer'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'
import { shopperOf, signIn, signInCookie, signOutCookie } from './sign-in'
import { renderTheme } from './theme'

const storefront = ({ settings }: Shop, title: string, content: Html): string =>
  layout(title, [{ href: `/${settings.domain}`, label: `${settings.name} storefront` }], content)

function membersPage(shop: Shop, call: Call): Answer {
  const customer = shopperOf(shop, call)
  const base = `/${shop.settings.domain}`
  const rendered = renderTheme(shop.theme, shop.settings, customer)
  const who = customer
    ? html`<form method="post" action="${base}/account/logout">
        <p class="soft">Signed in as ${displayName(customer)} <button class="quiet">Sign out</button></p>
      </form>`
    : html`<p><a class="button" href="${base}/account/login">Sign in</a></p>`
  const content = rendered.ok
    ? html`<div class="card" data-testid="theme">${new Html(rendered.markup)}</div>`
    : html`<p class="warn" role="alert">The theme cannot be rendered: ${rendered.problem}</p>`
  return page(200, storefront(shop, 'Members', html`${content} ${who}`))
}

const signInPage = (shop: Shop, problem?: string): string =>
  storefront(
    shop,
    'Sign in',
    html`<div class="card narrow">
      <h1>Sign in</h1>
      <p class="soft">Who reads this mailbox gets in; the simulator sends no code.</p>
      ${problem && html`<p class="warn" role="alert">${problem}</p>`}
      <form method="post">
        <label>E-mail<input name="email" type="email" autocomplete="email" required /></label>
        <button>Continue</button>
      </form>
    </div>`,
  )

function answerSignIn(world: World, shop: Shop, call: Call): Answer {
  if (call.method !== 'POST') return page(200, signInPage(shop))
  const result = signIn(world, shop, String(readBody(call)?.email ?? ''))
  if (!result.ok) return page(422, signInPage(shop, result.problem))
  return redirect(`/${shop.settings.domain}`, { 'set-cookie': signInCookie(shop, result.customer) })
}

/** The shop as shoppers see it: one page that the theme may gate, and signing in and out. */
export function answerStorefront(world: World, shop: Shop, call: Call, path: string[]): Answer | undefined {
  if (call.method === 'POST' && !isOwnForm(call)) return page(403, 'Forbidden')
  switch (path.join('/')) {
    case '':
    case 'pages/members':
      return membersPage(shop, call)
    case 'account':
      return redirect(`/${shop.settings.domain}`)
    case 'account/login':
      return answerSignIn(world, shop, call)
    case 'account/logout':
      return redirect(`/${shop.settings.domain}`, { 'set-cookie': signOutCookie(shop) })
    default:
      return undefined
  }
}

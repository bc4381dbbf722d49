import { Liquid } from 'liquidjs'
import { type Customer, displayName } from '../state/customer'
import { legacyIdOf } from '../state/gid'
import type { ShopSettings } from '../state/shop'

/** The part of a theme that a merchant edits here: one page, and snippets that it may render. */
export type Theme = { page: string; snippets: Record<string, string> }

export const defaultTheme: Theme = {
  page: `{% if customer %}
  <h1>Members' prices</h1>
  <p>Welcome, {{ customer.first_name | default: customer.email }}.</p>
  <p>Linen, 2 m: {{ 'EUR 18.00' }}</p>
{% else %}
  <h1>Members only</h1>
  <p>Sign in to see members' prices.</p>
{% endif %}
`,
  snippets: {},
}

const asLiquid = (customer: Customer) => ({
  id: legacyIdOf(customer.id),
  email: customer.email,
  phone: customer.phone,
  first_name: customer.firstName,
  last_name: customer.lastName,
  name: displayName(customer),
  tags: customer.tags,
  accepts_marketing: customer.emailConsent.state === 'SUBSCRIBED',
  has_account: customer.state === 'ENABLED',
  orders_count: customer.numberOfOrders,
  metafields: metafieldDrop(customer),
})

function metafieldDrop({ metafields }: Customer): Record<string, Record<string, { value: string }>> {
  const drop: Record<string, Record<string, { value: string }>> = {}
  for (const { namespace, key, value } of metafields)
    drop[namespace] = { ...drop[namespace], [key]: { value } }
  return drop
}

export type Rendered = { ok: true; markup: string } | { ok: false; problem: string }

/** Renders the page for a shopper, as a theme would: `customer` is nil for somebody who is not signed in. */
export function renderTheme(
  { page, snippets }: Theme,
  settings: ShopSettings,
  customer: Customer | undefined,
): Rendered {
  const engine = new Liquid({ templates: snippets, ownPropertyOnly: true, renderLimit: 1000 })
  const base = `/${settings.domain}`
  const globals = {
    customer: customer && asLiquid(customer),
    shop: { name: settings.name, permanent_domain: settings.domain, domain: settings.domain },
    routes: { account_login_url: `${base}/account/login`, account_url: `${base}/account`, root_url: base },
  }
  try {
    const markup: unknown = engine.parseAndRenderSync(page, globals, { globals })
    return { ok: true, markup: String(markup) }
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : 'The template cannot be rendered.' }
  }
}

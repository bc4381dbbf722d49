import { searchCustomers } from '../customers/search'
import { type Customer, displayName } from '../state/customer'
import { legacyIdOf } from '../state/gid'
import type { Shop } from '../state/shop'
import { type Html, html } from './html'
import { layout } from './layout'

const PER_PAGE = 50

export const tagList = (tags: string[]): Html =>
  html`${tags.map((tag) => html`<span class="tag">${tag}</span>`)}`

/** A store's customers as its merchant sees them, newest change first. */
export function customerListPage({ settings, customers }: Shop, parameters: URLSearchParams): string {
  const query = parameters.get('query') ?? ''
  const at = Math.max(1, Number(parameters.get('page') ?? 1) || 1)
  const { found } = searchCustomers(customers.all(), query, [])
  const sorted = found.toReversed().toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))
  const shown = sorted.slice((at - 1) * PER_PAGE, at * PER_PAGE)
  const base = `/${settings.domain}/admin`
  const href = (page: number) => `${base}?${new URLSearchParams({ query, page: String(page) })}`
  return layout(
    settings.name,
    [{ href: base, label: settings.name }],
    html`<h1>${settings.name}</h1>
      <p class="soft">${settings.domain} · ${customers.size} customers</p>
      <p class="pages">
        <a href="/${settings.domain}">Storefront</a> <a href="${base}/companies">Companies</a>
        <a href="${base}/apps">Apps</a> <a href="${base}/webhooks">Webhooks</a>
        <a href="${base}/theme">Theme</a>
      </p>
      <form class="row" action="${base}">
        <input
          type="search"
          name="query"
          value="${query}"
          placeholder="Search, for example tag:vip or ann"
          aria-label="Search customers"
        />
        <button class="quiet">Search</button>
      </form>
      ${shown.length === 0 ? html`<p>${query ? 'No customer matches.' : 'This store has no customers yet.'}</p>` : table(base, shown)}
      <div class="buttons">
        ${at > 1 && html`<a href="${href(at - 1)}">Previous</a>`}
        ${sorted.length > at * PER_PAGE && html`<a href="${href(at + 1)}">Next</a>`}
        <a href="${base}/customers/new">Add customer</a>
      </div>`,
  )
}

const table = (base: string, customers: Customer[]): Html =>
  html`<table data-testid="customers">
    <thead>
      <tr>
        <th>Customer</th>
        <th>E-mail</th>
        <th>Phone</th>
        <th>Tags</th>
        <th>Updated</th>
      </tr>
    </thead>
    <tbody>
      ${customers.map(
        (customer) =>
          html`<tr>
            <td><a href="${base}/customers/${legacyIdOf(customer.id)}">${displayName(customer)}</a></td>
            <td>${customer.email}</td>
            <td>${customer.phone}</td>
            <td>${tagList(customer.tags)}</td>
            <td class="soft">${customer.updatedAt}</td>
          </tr>`,
      )}
    </tbody>
  </table>`

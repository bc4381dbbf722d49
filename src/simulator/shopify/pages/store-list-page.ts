import { plans } from '../state/plan'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'
import { type Html, html } from './html'
import { layout } from './layout'

function row({ apps }: World, { settings, customers, installations }: Shop): Html {
  const installed = installations.all().filter(({ uninstalledAt }) => !uninstalledAt)
  return html`<tr>
    <td>
      <a href="/${settings.domain}/admin">${settings.name}</a><br /><span class="soft"
        >${settings.domain}</span
      >
    </td>
    <td>${plans[settings.plan].title}</td>
    <td>${customers.size}</td>
    <td>${installed.map(({ clientId }) => apps.get(clientId)?.name ?? clientId).join(', ')}</td>
    <td>${settings.status}</td>
  </tr>`
}

const table = (world: World): Html =>
  html`<table>
    <thead>
      <tr>
        <th>Store</th>
        <th>Plan</th>
        <th>Customers</th>
        <th>Apps</th>
        <th>Status</th>
      </tr>
    </thead>
    <tbody>
      ${[...world.shops.values()].map((shop) => row(world, shop))}
    </tbody>
  </table>`

const planOptions = Object.entries(plans).map(
  ([name, { title }]) => name !== 'standard' && html`<option value="${name}">${title}</option>`,
)

/** The front page: which stores there are. */
export function storeListPage(world: World): string {
  return layout(
    'Stores',
    [],
    html`<h1>Stores</h1>
      ${world.shops.size === 0 ? html`<p>There is no store yet. Make one:</p>` : table(world)}
      <h2>New store</h2>
      <form class="row" method="post" action="/">
        <input name="domain" placeholder="my-store.myshopify.com" aria-label="Domain" required />
        <input name="name" placeholder="Name" aria-label="Name" />
        <select name="plan" aria-label="Plan">
          ${planOptions}
        </select>
        <input name="organization" placeholder="Shopify organization" aria-label="Shopify organization" />
        <button>Create</button>
      </form>
      <p><a href="/apps">Dev Dashboard</a>: the apps, and new ones.</p>
      <p class="soft">
        The Admin API of a store is at ${world.url}/&lt;domain&gt;/admin/api/2026-10/graphql.json; everything
        else is under ${world.url}/_control.
      </p>`,
  )
}

import { plans } from '../state/plan'
import type { World } from '../state/world'
import { html } from './html'
import { layout } from './layout'

/** The front page: which stores there are. */
export function storeListPage({ shops, apps, url }: World): string {
  const rows = [...shops.values()].map(
    ({ settings, customers, installations }) =>
      html`<tr>
        <td>
          <a href="/${settings.domain}/admin">${settings.name}</a><br /><span class="soft"
            >${settings.domain}</span
          >
        </td>
        <td>${plans[settings.plan].title}</td>
        <td>${customers.size}</td>
        <td>
          ${installations
            .all()
            .filter(({ uninstalledAt }) => !uninstalledAt)
            .map(({ clientId }) => apps.get(clientId)?.name ?? clientId)
            .join(', ')}
        </td>
        <td>${settings.status}</td>
      </tr>`,
  )
  return layout(
    'Stores',
    [],
    html`<h1>Stores</h1>
      ${
        rows.length === 0
          ? html`<p>There is no store yet. Make one:</p>`
          : html`<table>
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
                ${rows}
              </tbody>
            </table>`
      }
      <h2>New store</h2>
      <form class="row" method="post" action="/">
        <input name="domain" placeholder="my-store.myshopify.com" aria-label="Domain" required />
        <input name="name" placeholder="Name" aria-label="Name" />
        <select name="plan" aria-label="Plan">
          ${Object.entries(plans).map(([name, { title }]) => name !== 'standard' && html`<option value="${name}">${title}</option>`)}
        </select>
        <button>Create</button>
      </form>
      <p class="soft">
        The Admin API of a store is at ${url}/&lt;domain&gt;/admin/api/2026-10/graphql.json; everything else
        is under ${url}/_control.
      </p>`,
  )
}

import { describeCompanies } from '../b2b/describe-company'
import type { Shop } from '../state/shop'
import { html } from './html'
import { layout } from './layout'

/** The store's companies with who may order for them, and where. */
export function companiesPage(shop: Shop): string {
  const companies = describeCompanies(shop)
  return layout(
    'Companies',
    [{ href: `/${shop.settings.domain}/admin`, label: shop.settings.name }],
    html`<h1>Companies</h1>
      ${companies.length === 0 && html`<p>${shop.settings.b2b ? 'There are none yet.' : 'This store does not sell to companies.'}</p>`}
      ${companies.map(
        ({ name, locations, contacts }) =>
          html`<h2>${name}</h2>
            <p class="soft">Locations: ${locations.map((location) => location.name).join(', ')}</p>
            <table>
              <tbody>
                ${contacts.map(
                  ({ email, roles }) =>
                    html`<tr>
                      <th>${email}</th>
                      <td>
                        ${roles.map(({ role, location }) => html`<span class="tag">${role} at ${location}</span>`)}${roles.length === 0 && html`<span class="soft">no role</span>`}
                      </td>
                    </tr>`,
                )}
              </tbody>
            </table>
            ${contacts.length === 0 && html`<p class="soft">No contacts.</p>`}`,
      )}`,
  )
}

import { assignmentsOf, profilesOf } from '../b2b/company-store'
import { type Address, type Customer, displayName } from '../state/customer'
import { legacyIdOf } from '../state/gid'
import type { Shop } from '../state/shop'
import { tagList } from './customer-list-page'
import { type Html, html } from './html'
import { layout } from './layout'

const inputs = [
  ['firstName', 'First name', 'text'],
  ['lastName', 'Last name', 'text'],
  ['email', 'E-mail', 'text'],
  ['phone', 'Phone', 'tel'],
] as const

/** One customer, with a form to edit it as the merchant. Without a customer, a form to add one. */
export function customerPage(shop: Shop, customer: Customer | undefined, problems: string[] = []): string {
  const { settings } = shop
  const base = `/${settings.domain}/admin`
  const name = customer ? displayName(customer) : 'New customer'
  const action = `${base}/customers/${customer ? legacyIdOf(customer.id) : 'new'}`
  return layout(
    name,
    [{ href: base, label: settings.name }],
    html`<h1>${name}</h1>
      ${problems.map((problem) => html`<p class="warn" role="alert">${problem}</p>`)}
      ${customer && details(shop, customer)}
      <h2>${customer ? 'Edit as the merchant' : 'Add as the merchant'}</h2>
      <form class="card" method="post" action="${action}">
        <div class="grid">
          ${inputs.map(
            ([field, label, type]) =>
              html`<label
                >${label}<input name="${field}" type="${type}" value="${customer?.[field] ?? ''}"
              /></label>`,
          )}
        </div>
        <label
          >Tags, separated by commas<input name="tags" value="${customer?.tags.join(', ') ?? ''}"
        /></label>
        <label>Note<textarea name="note" rows="2">${customer?.note ?? ''}</textarea></label>
        <div class="buttons">
          <button name="action" value="${customer ? 'update' : 'create'}">Save</button>
          ${
            customer &&
            html`<button class="quiet" name="action" value="order">Place an order</button>
              <button class="quiet" name="action" value="delete">Delete</button>`
          }
        </div>
      </form>`,
  )
}

const row = (label: string, value: Html | string | number | null): Html =>
  html`<tr>
    <th>${label}</th>
    <td>${value}</td>
  </tr>`

function companyRows(shop: Shop, customer: Customer): Html[] {
  return profilesOf(shop, customer.id).map((contact) => {
    const roles = assignmentsOf(shop, { contactId: contact.id }).map(({ roleId, locationId }) => {
      const place = shop.companyLocations.get(locationId)?.name ?? ''
      return `${shop.companyRoles.get(roleId)?.name ?? ''} at ${place}`
    })
    return row(
      shop.companies.get(contact.companyId)?.name ?? '',
      roles.length > 0 ? tagList(roles) : 'no role',
    )
  })
}

function details(shop: Shop, customer: Customer): Html {
  const companies = companyRows(shop, customer)

  return html`<table>
      <tbody>
        ${row('Id', customer.id)} ${row('E-mail', customer.email)} ${row('Phone', customer.phone)}
        ${row('Tags', tagList(customer.tags))} ${row('Note', customer.note)}
        ${row('Language', customer.locale)} ${row('Account', customer.state.toLowerCase())}
        ${row('E-mail marketing', customer.emailConsent.state.toLowerCase().replace('_', ' '))}
        ${row('Orders', customer.numberOfOrders)} ${row('Created', customer.createdAt)}
        ${row('Updated', customer.updatedAt)}
      </tbody>
    </table>
    <h2>Addresses</h2>
    ${
      customer.addresses.length === 0
        ? html`<p class="soft">None.</p>`
        : html`<table>
            <tbody>
              ${customer.addresses.map((address) => row(address.id === customer.defaultAddressId ? 'Default' : '', oneLine(address)))}
            </tbody>
          </table>`
    }
    ${
      companies.length > 0 &&
      html`<h2>Companies</h2>
        <table>
          <tbody>
            ${companies}
          </tbody>
        </table>`
    }
    <h2>Metafields</h2>
    ${
      customer.metafields.length === 0
        ? html`<p class="soft">None.</p>`
        : html`<table>
            <tbody>
              ${customer.metafields.map(({ namespace, key, value }) => row(`${namespace}.${key}`, value))}
            </tbody>
          </table>`
    }`
}

const oneLine = ({
  firstName,
  lastName,
  company,
  address1,
  address2,
  city,
  provinceCode,
  zip,
  country,
  phone,
}: Address) =>
  [
    [firstName, lastName].filter(Boolean).join(' '),
    company,
    address1,
    address2,
    [city, provinceCode, zip].filter(Boolean).join(' '),
    country,
    phone,
  ]
    .filter(Boolean)
    .join(', ')

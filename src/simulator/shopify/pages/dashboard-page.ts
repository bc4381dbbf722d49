import { randomBytes } from 'node:crypto'
import { type Answer, type Call, page, readBody, redirect } from '../http/message'
import { isOwnForm } from '../http/own-form'
import { isScope, parseScopes } from '../shops/scopes'
import type { App } from '../state/app'
import type { World } from '../state/world'
import { type Html, html } from './html'
import { layout } from './layout'

function row({ name, clientId, clientSecret, scopes, organization, redirectUris }: App): Html {
  return html`<tr>
    <td>${name}<br /><span class="soft">${organization ?? 'any organization'}</span></td>
    <td>
      <span class="soft">Client ID</span> ${clientId}<br /><span class="soft">Client secret</span>
      ${clientSecret}
    </td>
    <td>${scopes.length > 0 ? scopes.join(', ') : html`<span class="soft">asks by itself</span>`}</td>
    <td>${redirectUris.join(' ')}</td>
  </tr>`
}

/** The apps that exist, as their makers see them, and a form for one more. Secrets are shown: nothing here is real. */
const dashboardPage = (world: World, problem?: string): string =>
  layout(
    'Dev Dashboard',
    [{ href: '/apps', label: 'Dev Dashboard' }],
    html`<h1>Dev Dashboard</h1>
      <table>
        <thead>
          <tr>
            <th>App</th>
            <th>Credentials</th>
            <th>Scopes of its version</th>
            <th>Redirect URLs begin with</th>
          </tr>
        </thead>
        <tbody>
          ${[...world.apps.values()].map(row)}
        </tbody>
      </table>
      <h2>New app</h2>
      ${problem && html`<p class="warn" role="alert">${problem}</p>`}
      <form method="post" action="/apps">
        <div class="grid">
          <label>Name <input name="name" required /></label>
          <label>Scopes <input name="scopes" value="write_customers" required /></label>
          <label>Shopify organization, empty for any <input name="organization" /></label>
        </div>
        <button>Create and release</button>
      </form>
      <p class="soft">
        Stores of the same organization install it from their admin, under Apps. Then it may ask for access
        with its client ID and secret.
      </p>`,
  )

/** /apps: GET lists, POST makes an app with a fresh client id and secret. */
export function answerDashboard(world: World, call: Call): Answer {
  if (call.method !== 'POST') return page(200, dashboardPage(world))
  if (!isOwnForm(call)) return page(403, 'Forbidden')
  const { name, scopes, organization } = readBody(call) ?? {}
  const wanted = parseScopes(String(scopes ?? ''))
  const unknown = wanted.filter((scope) => !isScope(scope))
  if (!name || wanted.length === 0 || unknown.length > 0) {
    const problem =
      unknown.length > 0 ? `There is no scope ${unknown.join(', ')}.` : 'Name and scopes are needed.'
    return page(422, dashboardPage(world, problem))
  }
  world.addApp({
    clientId: randomBytes(16).toString('hex'),
    clientSecret: `shpss_${randomBytes(16).toString('hex')}`,
    name: String(name),
    handle: String(name).toLowerCase().replace(/\W+/g, '-'),
    organization: organization ? String(organization) : null,
    scopes: wanted,
    redirectUris: ['http://127.0.0.1', 'http://localhost'],
    appUrl: null,
    complianceUrl: null,
  })
  return redirect('/apps')
}

import type { Shop } from '../state/shop'
import type { World } from '../state/world'
import { type Html, html } from './html'
import { layout } from './layout'

/** Which apps the store has, and which it could have. */
export function appsPage({ apps, accessTokens, clock }: World, shop: Shop): string {
  const { settings, webhooks } = shop
  const base = `/${settings.domain}/admin`
  const alive = (clientId: string): number =>
    [...accessTokens.values()].filter(
      (token) =>
        token.domain === settings.domain &&
        token.clientId === clientId &&
        (token.expiresAt === null || token.expiresAt > clock.now()),
    ).length
  const rows = [...apps.values()].map(({ clientId, name }): Html => {
    const installation = shop.installationOf(clientId)
    const installed = installation?.uninstalledAt === null
    const subscriptions = webhooks.all().filter((subscription) => subscription.clientId === clientId)
    return html`<tr>
      <td>${name}<br /><span class="soft">${clientId}</span></td>
      <td>${installed ? installation.scopes.join(', ') : html`<span class="soft">not installed</span>`}</td>
      <td>${alive(clientId)} live tokens<br />${subscriptions.length} webhook subscriptions</td>
      <td>
        <form method="post" action="${base}/apps">
          <input type="hidden" name="clientId" value="${clientId}" />
          <button
            class="${installed ? 'quiet' : ''}"
            name="action"
            value="${installed ? 'uninstall' : 'install'}"
          >
            ${installed ? 'Uninstall' : 'Install'}
          </button>
        </form>
      </td>
    </tr>`
  })
  return layout(
    'Apps',
    [{ href: base, label: settings.name }],
    html`<h1>Apps</h1>
      <table>
        <thead>
          <tr>
            <th>App</th>
            <th>Scopes</th>
            <th>Access</th>
            <th></th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>`,
  )
}

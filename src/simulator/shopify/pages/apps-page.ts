import { canInstall } from '../shops/install-app'
import type { App } from '../state/app'
import type { AccessToken } from '../state/installation'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'
import { type Html, html } from './html'
import { layout } from './layout'

function liveTokens({ accessTokens, clock }: World, { settings }: Shop, clientId: string): number {
  const isOurs = (token: AccessToken) => token.domain === settings.domain && token.clientId === clientId
  const isAlive = ({ expiresAt }: AccessToken) => expiresAt === null || expiresAt > clock.now()
  return [...accessTokens.values()].filter((token) => isOurs(token) && isAlive(token)).length
}

function row(world: World, shop: Shop, app: App): Html {
  const { clientId, name, appUrl } = app
  const installation = shop.installationOf(clientId)
  const installed = installation?.uninstalledAt === null
  const subscriptions = shop.webhooks.all().filter((subscription) => subscription.clientId === clientId)
  return html`<tr>
    <td>${name}<br /><span class="soft">${clientId}</span></td>
    <td>${installed ? installation.scopes.join(', ') : html`<span class="soft">not installed</span>`}</td>
    <td>
      ${liveTokens(world, shop, clientId)} live tokens<br />${subscriptions.length} webhook subscriptions
    </td>
    <td>
      <form class="row" method="post" action="/${shop.settings.domain}/admin/apps">
        <input type="hidden" name="clientId" value="${clientId}" />
        ${
          installed
            ? [
                appUrl && button('open', 'Open app'),
                html`<button class="quiet" name="action" value="uninstall">Uninstall</button>`,
              ]
            : canInstall(shop, app)
              ? button('install', 'Install')
              : html`<span class="soft">It has no app URL; start from the app itself.</span>`
        }
      </form>
    </td>
  </tr>`
}

const button = (action: string, label: string): Html =>
  html`<button name="action" value="${action}">${label}</button>`

/** Which apps the store has, and which it could have. */
export function appsPage(world: World, shop: Shop): string {
  const { settings } = shop
  return layout(
    'Apps',
    [{ href: `/${settings.domain}/admin`, label: settings.name }],
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
          ${[...world.apps.values()].map((app) => row(world, shop, app))}
        </tbody>
      </table>`,
  )
}

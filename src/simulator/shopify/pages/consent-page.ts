import { describeScope } from '../shops/scopes'
import type { App } from '../state/app'
import type { Shop } from '../state/shop'
import { html } from './html'
import { layout } from './layout'

/** What a merchant sees before an app gets into the store. */
export function consentPage(
  shop: Shop,
  app: App,
  scopes: string[],
  search: string,
  isUpdate: boolean,
): string {
  const { domain, name } = shop.settings
  const action = `/${domain}/admin/oauth/authorize${search}`
  const title = isUpdate ? `Update ${app.name}` : `Install ${app.name}`
  return layout(
    title,
    [{ href: `/${domain}/admin`, label: name }],
    html`<div class="card narrow">
      <p class="soft">${domain}</p>
      <h1>${title}</h1>
      <p>${app.name} will be able to:</p>
      <ul class="plain">
        ${scopes.map((scope) => html`<li>${describeScope(scope)} <span class="soft">${scope}</span></li>`)}
      </ul>
      <form method="post" action="${action}">
        <div class="buttons">
          <button name="decision" value="install" data-testid="install">
            ${isUpdate ? 'Update' : 'Install'}
          </button>
          <button class="quiet" name="decision" value="cancel" data-testid="cancel">Cancel</button>
        </div>
      </form>
    </div>`,
  )
}

export const refusalPage = (message: string, error = 'invalid_request'): string =>
  layout(
    'Oauth error',
    [],
    html`<div class="card narrow">
      <h1>This cannot go on</h1>
      <p class="warn">Oauth error ${error}: ${message}</p>
    </div>`,
  )

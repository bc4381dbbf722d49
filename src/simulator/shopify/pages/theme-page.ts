import type { Shop } from '../state/shop'
import { html } from './html'
import { layout } from './layout'

/** Where the merchant pastes Liquid: the members' page, and one snippet that it may render. */
export function themePage({ settings, theme }: Shop): string {
  const [[name, snippet] = ['rollcall', '']] = Object.entries(theme.snippets)
  return layout(
    'Theme',
    [{ href: `/${settings.domain}/admin`, label: settings.name }],
    html`<h1>Theme</h1>
      <p class="soft">
        Rendered at <a href="/${settings.domain}">the storefront</a>, with <code>customer</code>,
        <code>shop</code> and <code>routes</code>.
      </p>
      <form class="card" method="post">
        <label>Page<textarea name="page" rows="12" spellcheck="false">${theme.page}</textarea></label>
        <label>Snippet name, for <code>{% render 'name' %}</code><input name="name" value="${name}" /></label>
        <label>Snippet<textarea name="snippet" rows="8" spellcheck="false">${snippet}</textarea></label>
        <button>Save</button>
      </form>`,
  )
}

import { type Html, html } from './html'
import { styles } from './styles'

export type Crumb = { href: string; label: string }

/** A whole page. No scripts: everything is a link or a form. */
export function layout(title: string, crumbs: Crumb[], content: Html): string {
  const trail = crumbs.map(({ href, label }) => html`<a href="${href}">${label}</a>`)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <title>${title} · Shop simulator</title>
        ${styles}
      </head>
      <body>
        <header>
          <a class="mark" href="/">Shop simulator</a>
          <nav>${trail}</nav>
        </header>
        <main>${content}</main>
      </body>
    </html>`.text
}

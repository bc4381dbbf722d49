import type { Shop } from '../state/shop'
import type { World } from '../state/world'
import { topicHeader } from '../webhooks/topic'
import { html } from './html'
import { layout } from './layout'

const SHOWN = 100

/** What the store sent to apps, newest first. */
export function webhooksPage({ outbox }: World, { settings }: Shop): string {
  const deliveries = outbox.list(settings.domain).toReversed().slice(0, SHOWN)
  return layout(
    'Webhooks',
    [{ href: `/${settings.domain}/admin`, label: settings.name }],
    html`<h1>Webhooks</h1>
      ${
        deliveries.length === 0
          ? html`<p>Nothing was sent yet.</p>`
          : html`<table>
              <thead>
                <tr>
                  <th>Topic</th>
                  <th>When</th>
                  <th>Outcome</th>
                  <th>Body</th>
                </tr>
              </thead>
              <tbody>
                ${deliveries.map(
                  ({ topic, triggeredAt, status, attempts, body, uri }) =>
                    html`<tr>
                      <td>${topicHeader(topic)}<br /><span class="soft">${uri}</span></td>
                      <td class="soft">${triggeredAt}</td>
                      <td>
                        ${status}${attempts.map((attempt) => html`<br /><span class="soft">${attempt.status || attempt.error}, ${attempt.tookMs} ms</span>`)}
                      </td>
                      <td><code>${body}</code></td>
                    </tr>`,
                )}
              </tbody>
            </table>`
      }`,
  )
}

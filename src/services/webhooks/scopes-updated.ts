import { settleDeliveries } from '@/adapters/db/deliveries'
import { appendEvents } from '@/adapters/db/events'
import { keepScopes } from '@/adapters/db/hearing'
import { ensureLinkDefinition } from '@/adapters/shopify/link-key'
import { readShop } from '@/adapters/shopify/shop'
import { change } from '../context'
import { openConnection } from '../stores/open-connection'
import { scopeStatus } from '../stores/scope-status'
import { ignoreDelivery, toldBy, type Handler } from './handler'

/** app/scopes_update: a hint, because a late one would bring old scopes back. The shop says what is granted now. */
export const scopesUpdated: Handler = async (listening, delivery) => {
  const { organizationId, store } = listening
  const speaks = store.status === 'connected' || store.status === 'scope_missing'
  if (store.sealedAccessToken === null || !speaks) return ignoreDelivery(listening, delivery)
  const connection = await openConnection(organizationId, store)
  const { grantedScopes } = await readShop(connection)
  const said = scopeStatus(grantedScopes)
  // A store that was connected without its scopes has no definition yet.
  if (said.status === 'connected') await ensureLinkDefinition(connection)
  await change({ organizationId }, async (tenant, owe) => {
    if ((await settleDeliveries(tenant, [delivery.id], { outcome: 'done' })) === 0) return
    await keepScopes(tenant, store.id, grantedScopes, said)
    await appendEvents(tenant, [
      {
        kind: 'store.scopes-changed',
        outcome: said.trouble === null ? 'done' : 'failed',
        title: `What Rollcall may do in ${store.name} has changed${said.trouble === null ? '' : '; a scope is missing'}`,
        actor: toldBy(store),
        storeId: store.id,
        changes: [{ field: 'scopes', from: store.scopes, to: grantedScopes }],
      },
    ])
    if (said.trouble === null) owe([store.id])
  })
}

import { settleDeliveries } from '@/adapters/db/deliveries'
import { appendEvents } from '@/adapters/db/events'
import { keepScopes } from '@/adapters/db/hearing'
import { missingScopes } from '@/adapters/shopify/scopes'
import { readShop } from '@/adapters/shopify/shop'
import { change } from '../context'
import { openConnection } from '../stores/open-connection'
import { ignoreDelivery, toldBy, type Handler } from './handler'

/** app/scopes_update: a hint, because a late one would bring old scopes back. The shop says what is granted now. */
export const scopesUpdated: Handler = async (listening, delivery) => {
  const { organizationId, store } = listening
  const speaks = store.status === 'connected' || store.status === 'scope_missing'
  if (store.sealedAccessToken === null || !speaks) return ignoreDelivery(listening, delivery)
  const { grantedScopes } = await readShop(await openConnection(organizationId, store))
  const missing = missingScopes(grantedScopes)
  const trouble = missing.length > 0 ? `Shopify no longer grants ${missing.join(', ')}.` : null
  await change({ organizationId }, async (tenant, owe) => {
    if ((await settleDeliveries(tenant, [delivery.id], { outcome: 'done' })) === 0) return
    await keepScopes(tenant, store.id, grantedScopes, {
      status: trouble === null ? 'connected' : 'scope_missing',
      trouble,
    })
    await appendEvents(tenant, [
      {
        kind: 'store.scopes-changed',
        outcome: trouble === null ? 'done' : 'failed',
        title: `What Rollcall may do in ${store.name} has changed${trouble === null ? '' : '; a scope is missing'}`,
        actor: toldBy(store),
        storeId: store.id,
        changes: [{ field: 'scopes', from: store.scopes, to: grantedScopes }],
      },
    ])
    if (trouble === null) owe([store.id])
  })
}

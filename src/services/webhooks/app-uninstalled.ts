import { settleDeliveries } from '@/adapters/db/deliveries'
import { appendEvents } from '@/adapters/db/events'
import { disarmStore } from '@/adapters/db/hearing'
import { within } from '@/adapters/db/tenant'
import { toldBy, type Handler } from './handler'

/** app/uninstalled: the tokens are dead already. Links stay, so that connecting the shop again finds its customers. */
export const appUninstalled: Handler = async ({ organizationId, store }, { id, triggeredAt }) => {
  // Told late, after the shop was connected again.
  const isOver = triggeredAt !== null && triggeredAt < store.connectedAt
  await within(organizationId, async (tenant) => {
    const settled = await settleDeliveries(tenant, [id], { outcome: isOver ? 'ignored' : 'done' })
    if (settled === 0 || isOver) return
    await disarmStore(tenant, store.id, 'Rollcall was uninstalled in this store’s admin.')
    await appendEvents(tenant, [
      {
        kind: 'store.uninstalled',
        outcome: 'done',
        title: `Rollcall was uninstalled from ${store.name}; its links are kept`,
        actor: toldBy(store),
        storeId: store.id,
      },
    ])
  })
}

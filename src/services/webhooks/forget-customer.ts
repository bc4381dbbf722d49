import { appendEvents } from '@/adapters/db/events'
import { restLink, type HeardLink } from '@/adapters/db/heard-links'
import { unlinkCustomer } from '@/adapters/db/links'
import { oweLink } from '@/adapters/db/owe-links'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import { customerDeleted } from '../sync/reasons'
import { toldBy } from './handler'

/**
 * The store has deleted a linked customer. Someone who belongs there is owed a new one; for someone who has left there
 * is nothing more to do. Answers whether the store has to be woken.
 */
export async function forgetCustomer(
  tenant: Tenant,
  store: ConnectedStore,
  link: HeardLink,
): Promise<boolean> {
  const belongs = !link.restricted
  await unlinkCustomer(tenant, link.id)
  if (belongs) await oweLink(tenant, link.id, { priority: 20, delayMs: 0 })
  else await restLink(tenant, link.id, { state: 'skipped', reason: customerDeleted })
  await appendEvents(tenant, [
    {
      kind: 'customer.deleted',
      outcome: 'done',
      title: `${link.user.displayName} was deleted in ${store.name}${belongs ? ' and is created again' : ''}`,
      actor: toldBy(store),
      userId: link.userId,
      storeId: store.id,
    },
  ])
  return belongs
}

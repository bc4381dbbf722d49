import { profilesOf, removeContact } from '../b2b/company-store'
import type { App } from '../state/app'
import type { Customer } from '../state/customer'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'

/** `app` is who writes, unless it is the store itself; `tally` counts, for the log, the writes of a request that changed nothing. */
type Place = { world: World; shop: Shop; app?: App; tally?: { unchanged: number } }

const content = (customer: Customer): string => JSON.stringify({ ...customer, updatedAt: '' })

/**
 * Puts a new state of a customer into its store, stamps it and tells whoever subscribed. A write that
 * changes nothing leaves `updatedAt` alone.
 */
export function commitCustomer({ world, shop, app, tally }: Place, after: Customer): Customer {
  const before = shop.customers.get(after.id)
  if (before && content(before) === content(after)) {
    if (tally) tally.unchanged += 1
    return before
  }
  const committed = shop.customers.put({ ...after, updatedAt: world.clock.iso() })
  const by = app?.clientId ?? null
  if (before) world.changed({ shop, kind: 'customer-updated', before, after: committed, by })
  else world.changed({ shop, kind: 'customer-created', after: committed, by })
  return committed
}

export function removeCustomer({ world, shop }: Place, customer: Customer): void {
  for (const contact of profilesOf(shop, customer.id)) removeContact({ world, shop }, contact)
  shop.customers.remove(customer.id)
  world.changed({ shop, kind: 'customer-deleted', before: customer })
}

import type { Context, Resolvers } from '../graphql/resolver'
import { userError } from '../graphql/user-error'
import { type Customer, blankCustomer } from '../state/customer'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'
import { commitCustomer } from './commit'

const DAY = 86_400_000

const refuse = (message: string, code: string) => ({
  customerId: null,
  userErrors: [userError(['customerId'], message, code)],
})

/** Apps hear of an erasure ten days after it was asked for, unless it is taken back. */
function customerRequestDataErasure(_: unknown, { customerId }: { customerId: string }, context: Context) {
  const { world, shop } = context
  const customer = shop.customers.get(customerId)
  if (!customer) return refuse('Customer does not exist', 'DOES_NOT_EXIST')
  const asked = commitCustomer(context, { ...customer, erasureRequestedAt: world.clock.iso() })
  world.changed({ shop, kind: 'customer-redacted', customer: asked, inMs: 10 * DAY })
  return { customerId, userErrors: [] }
}

function customerCancelDataErasure(_: unknown, { customerId }: { customerId: string }, context: Context) {
  const customer = context.shop.customers.get(customerId)
  if (!customer) return refuse('Customer does not exist', 'DOES_NOT_EXIST')
  if (!customer.erasureRequestedAt)
    return refuse("Customer's data is not scheduled to be erased", 'NOT_BEING_ERASED')
  commitCustomer(context, { ...customer, erasureRequestedAt: null })
  return { customerId, userErrors: [] }
}

/** Erases at once, as Shopify does when the waiting time is over: the record stays, the person goes. */
export function redact(world: World, shop: Shop, customer: Customer): Customer {
  const { id, createdAt, numberOfOrders, amountSpent } = customer
  const erased = {
    ...blankCustomer(id, createdAt),
    numberOfOrders,
    amountSpent,
    erasureRequestedAt: world.clock.iso(),
  }
  const gone = commitCustomer(
    { world, shop },
    { ...erased, emailConsent: { ...erased.emailConsent, state: 'REDACTED' } },
  )
  // Afterwards: an erasure that is not on record would count as taken back.
  world.changed({ shop, kind: 'customer-redacted', customer, inMs: 0 })
  return gone
}

export const erasureMutations: Resolvers[string] = { customerRequestDataErasure, customerCancelDataErasure }

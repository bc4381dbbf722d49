import { findStore } from '@/adapters/db/stores'
import { shopifyCustomerStore } from '@/adapters/shopify/customer-store'
import { StoreTroubleError, type CustomerStore, type FoundCustomer } from '@/core/reconcile/customer-store'
import { describeTrouble } from '@/adapters/shopify/failure'
import { read, type Context } from '../context'
import { Refused } from '../refused'
import { openConnection } from '../stores/open-connection'

const PER_REQUEST = 100

/** Asks a store while a person waits: what it refuses as a whole is said in words. */
export async function askStore<T>(
  ctx: Context,
  storeId: string,
  ask: (customers: CustomerStore, connection: Awaited<ReturnType<typeof openConnection>>) => Promise<T>,
): Promise<T> {
  const store = await read(ctx, (tenant) => findStore(tenant, storeId))
  if (!store) throw new Refused('not-found', 'There is no such store in this organization.')
  try {
    const connection = await openConnection(ctx.organizationId, store)
    return await ask(shopifyCustomerStore(connection), connection)
  } catch (error) {
    if (!(error instanceof StoreTroubleError)) throw error
    const { message, fix } = describeTrouble(error.trouble)
    throw new Refused('conflict', `${message} ${fix}`)
  }
}

/** What the store shows of these customers now; one that is gone is absent. */
export const readCustomers = (
  ctx: Context,
  storeId: string,
  customerIds: string[],
): Promise<Map<string, FoundCustomer>> =>
  askStore(ctx, storeId, async (customers) => {
    const found = new Map<string, FoundCustomer>()
    for (let at = 0; at < customerIds.length; at += PER_REQUEST) {
      const records = await customers.read(customerIds.slice(at, at + PER_REQUEST))
      for (const [id, customer] of records)
        if (customer) found.set(id, { customer, state: '', orders: 0, createdAt: customer.updatedAt })
    }
    return found
  })

import type { Finding } from '@/adapters/db/drift'
import { markCustomer } from '@/adapters/shopify/mark-customer'
import { storeSettings } from '@/core/mapping/configuration'
import { loadConfiguration } from '../configuration/load'
import { read, type Context } from '../context'
import { askStore } from '../matching/read-customers'
import { Refused } from '../refused'

/** The one lever that a customer without a person has: the marker that themes and gating apps look for. */
export async function restrictUnmanaged(ctx: Context, { storeId, customerId }: Finding): Promise<void> {
  const { configuration } = await read(ctx, loadConfiguration)
  const { marker } = storeSettings(configuration, storeId).policy
  const failure = await askStore(ctx, storeId, (_, connection) =>
    markCustomer(connection, customerId ?? '', { add: [marker] }),
  )
  if (failure) throw new Refused('conflict', `The customer could not be restricted: ${failure.message}`)
}

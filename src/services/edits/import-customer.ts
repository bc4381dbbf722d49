import { appendEvents } from '@/adapters/db/events'
import { insertImportedLink, isKnownEmail, keepOrigin } from '@/adapters/db/imports'
import { oweUsers } from '@/adapters/db/owe-links'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import { insertUser } from '@/adapters/db/users'
import { newId } from '@/adapters/db/new-id'
import { importTarget, userOfCustomer } from '@/core/mapping/import-user'
import { storeSettings, type Configuration } from '@/core/mapping/configuration'
import type { CustomerRecord } from '@/core/reconcile/customer-store'
import type { Owe } from '../context'
import { userIndex } from '../scim/user-index'
import { fieldsOf, jsonFields } from '../sync/ledger'
import { returnImported } from './return-imported'

type Importing = { store: ConnectedStore; configuration: Configuration }

/**
 * Makes a user of a store's own customer, if the store's rule says so: an identity provider finds it with GET /Users, and
 * the other stores receive it. Somebody who is known already, or whom a link of ours has made, is not imported; so it
 * does not matter how often, or from where, a customer is heard of. The customer has no link.
 */
export async function importCustomer(
  tenant: Tenant,
  owe: Owe,
  { store, configuration }: Importing,
  customer: CustomerRecord,
): Promise<void> {
  const directoryId = importTarget(storeSettings(configuration, store.id).imports, customer)
  const resource = userOfCustomer(customer)
  if (directoryId === null || !resource || !customer.email || customer.linkKey !== null) return
  const { email } = customer
  if (await isKnownEmail(tenant, email))
    return void (await returnImported(tenant, owe, store, { ...customer, email }))
  const createdAt = new Date()
  const id = newId(createdAt)
  const index = userIndex(resource, 'generic')
  if (!(await insertUser(tenant, { ...index, id, directoryId, resource, createdAt }))) return
  await keepOrigin(tenant, id, { storeId: store.id, customerId: customer.id })
  const isLinked = await insertImportedLink(tenant, {
    userId: id,
    storeId: store.id,
    customerId: customer.id,
    agreed: jsonFields(fieldsOf(customer)),
    observed: { ...customer },
  })
  if (!isLinked) throw new Error(`${customer.id} was linked at the same moment`)
  owe(await oweUsers(tenant, [id], { priority: 10, delayMs: 0 }))
  await appendEvents(tenant, [
    {
      kind: 'user.imported',
      outcome: 'done',
      title: `${index.displayName} came from ${store.name} and is a user now`,
      actor: { type: 'store', id: store.id, name: store.name },
      userId: id,
      storeId: store.id,
      directoryId,
    },
  ])
}

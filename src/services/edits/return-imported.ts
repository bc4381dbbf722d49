import { claimCustomers } from '@/adapters/db/claim-customers'
import { appendEvents } from '@/adapters/db/events'
import { endedImport, keepOrigin } from '@/adapters/db/imports'
import { oweUsers } from '@/adapters/db/owe-links'
import { newId } from '@/adapters/db/new-id'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import { replaceUser } from '@/adapters/db/users'
import type { CustomerRecord } from '@/core/reconcile/customer-store'
import { isObject } from '@/core/scim/json'
import type { Owe } from '../context'
import { userIndex } from '../scim/user-index'
import { fieldsOf, jsonFields } from '../sync/ledger'

/**
 * Somebody who left with their customer is a customer of that store again: the same user, with the same id, is active
 * again and has the new customer. Answers false when there is no such user.
 */
export async function returnImported(
  tenant: Tenant,
  owe: Owe,
  store: ConnectedStore,
  customer: CustomerRecord & { email: string },
): Promise<boolean> {
  const user = await endedImport(tenant, { storeId: store.id, email: customer.email })
  if (!user || !isObject(user.resource)) return false
  const now = new Date()
  const resource = { ...user.resource, active: true }
  const active = { ...userIndex(resource, 'generic'), resource, lastModified: now }
  if ((await replaceUser(tenant, user, active)) !== 'replaced')
    throw new Error(`User ${user.id} was changed at the same moment`)
  await keepOrigin(tenant, user.id, { storeId: store.id, customerId: customer.id })
  const agreed = jsonFields(fieldsOf(customer))
  await claimCustomers(tenant, store.id, [
    { linkId: user.linkId, customerId: customer.id, agreed, observed: { ...customer }, managedTags: [] },
  ])
  const causeId = newId(now)
  await appendEvents(tenant, [
    {
      id: causeId,
      kind: 'user.reactivated',
      outcome: 'done',
      title: `${user.displayName} is a customer of ${store.name} again and is active again`,
      actor: { type: 'store', id: store.id, name: store.name },
      userId: user.id,
      storeId: store.id,
      directoryId: user.directoryId,
      changes: [{ field: 'active', from: false, to: true }],
    },
  ])
  owe(await oweUsers(tenant, [user.id], { priority: 10, delayMs: 0, causeId }))
  return true
}

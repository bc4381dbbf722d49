import { appendEvents } from '@/adapters/db/events'
import { endImport, unclaimedImport } from '@/adapters/db/imports'
import { restLink, type HeardLink } from '@/adapters/db/heard-links'
import { unlinkCustomer } from '@/adapters/db/links'
import { oweUsers } from '@/adapters/db/owe-links'
import { newId } from '@/adapters/db/new-id'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import { replaceUser } from '@/adapters/db/users'
import { whenDeleted, type Configuration } from '@/core/mapping/configuration'
import { isObject } from '@/core/scim/json'
import type { Owe } from '../context'
import { userIndex } from '../scim/user-index'
import { leftWithCustomer } from '../sync/reasons'
import { forgetCustomer } from './forget-customer'
import { toldBy } from './handler'

type Gone = { store: ConnectedStore; link: HeardLink; configuration: Configuration }

/**
 * The merchant has deleted a linked customer. Whoever was made from that customer, and whom no directory has taken for its
 * own, is a person only because of it: they are deactivated, unless the store says otherwise, and leave the other stores
 * like anybody else who leaves. Anyone else is created again. Answers whether they left with their customer.
 */
export async function customerGone(tenant: Tenant, owe: Owe, gone: Gone): Promise<boolean> {
  if (await leaveWithCustomer(tenant, owe, gone)) return true
  if (await forgetCustomer(tenant, gone.store, gone.link)) owe([gone.store.id])
  return false
}

/** The same, without creating anybody again. */
export async function leaveWithCustomer(
  tenant: Tenant,
  owe: Owe,
  { store, link, configuration }: Gone,
): Promise<boolean> {
  const { customerId } = link
  if (customerId === null || link.restricted || whenDeleted(configuration, store.id) === 'keep') return false
  const user = await unclaimedImport(tenant, { personId: link.userId, storeId: store.id, customerId })
  if (!user || !isObject(user.resource)) return false
  const now = new Date()
  const resource = { ...user.resource, active: false }
  const inactive = { ...userIndex(resource, 'generic'), resource, lastModified: now }
  // Whoever has changed the user at this moment speaks for it: the webhook is processed again then.
  if ((await replaceUser(tenant, user, inactive)) !== 'replaced')
    throw new Error(`User ${user.id} was changed at the same moment`)
  await endImport(tenant, user.id, now)
  await unlinkCustomer(tenant, link.id)
  const causeId = newId(now)
  await appendEvents(tenant, [
    {
      id: causeId,
      kind: 'user.deactivated',
      outcome: 'done',
      title: `${user.displayName} was deleted in ${store.name}, where they came from, and is deactivated`,
      actor: toldBy(store),
      userId: link.userId,
      storeId: store.id,
      directoryId: user.directoryId,
      changes: [{ field: 'active', from: true, to: false }],
    },
  ])
  owe(await oweUsers(tenant, [user.id], { priority: 0, delayMs: 0, causeId }))
  await restLink(tenant, link.id, { state: 'skipped', reason: leftWithCustomer })
  return true
}

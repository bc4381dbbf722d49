import { keepAccepted } from '@/adapters/db/accepted-values'
import { appendEvents } from '@/adapters/db/events'
import { oweUsers } from '@/adapters/db/owe-links'
import type { StoredPerson } from '@/adapters/db/load-people'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import { findUser, replaceUser } from '@/adapters/db/users'
import type { Configuration } from '@/core/mapping/configuration'
import { mappingOf } from '@/core/mapping/default-mapping'
import { leadOf } from '@/core/mapping/person'
import { reverse } from '@/core/mapping/reverse'
import type { Edit } from '@/core/reconcile/absorb'
import { isObject, same } from '@/core/scim/json'
import type { Actor } from '@/adapters/db/events'
import { env } from '@/env'
import type { Owe } from '../context'
import { userIndex } from '../scim/user-index'
import { personOf } from '../sync/person'

export type Accepting = {
  store: Pick<ConnectedStore, 'id' | 'name'>
  person: StoredPerson
  configuration: Configuration
  /** Who decided it: the store by its edit, or a teammate. */
  actor: Actor
}

/**
 * Lets a store's values count: they are kept with the person, written into the user where the mapping knows the way back,
 * and owed to every other store and target.
 */
export async function acceptEdits(
  tenant: Tenant,
  owe: Owe,
  { store, person, configuration, actor }: Accepting,
  edits: Edit[],
): Promise<void> {
  const lead = leadOf(personOf(person))
  if (!lead || edits.length === 0) return
  const user = await findUser(tenant, lead.directoryId, lead.userId)
  const rows = mappingOf(configuration, lead)
  const before = user && isObject(user.resource) ? user.resource : undefined
  const after =
    before && edits.reduce((resource, { field, to }) => reverse(resource, rows, field, to), before)
  const isChanged = before !== undefined && after !== undefined && !same(before, after)
  if (user && isChanged) {
    const lastModified = new Date()
    const index = userIndex(after, 'generic')
    const replaced = await replaceUser(tenant, user, {
      ...index,
      probe: user.probe,
      resource: after,
      lastModified,
    })
    // The delivery is processed again, then with what the directory has said meanwhile.
    if (replaced !== 'replaced')
      throw new Error(`User ${user.id} was changed by the directory at the same moment`)
  }
  const at = new Date().toISOString()
  await keepAccepted(
    tenant,
    person.id,
    Object.fromEntries(
      edits.map(({ field, to, directory }) => [
        field,
        { value: to, against: isChanged ? to : directory, at, storeId: store.id },
      ]),
    ),
  )
  owe(await oweUsers(tenant, [lead.userId], { priority: 10, delayMs: env().COALESCE_MS }))
  const name = user?.displayName ?? 'Somebody'
  await appendEvents(tenant, [
    {
      kind: 'customer.accepted',
      outcome: 'done',
      title: `What changed of ${name} in ${store.name} counts, and goes to everywhere else`,
      actor,
      userId: person.id,
      storeId: store.id,
      directoryId: lead.directoryId,
      changes: edits.map(({ field, from, to }) => ({ field, from, to })),
    },
  ])
}
